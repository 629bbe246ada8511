import { defineRule, finding, suggestedFix } from '../../rule.js';

export default defineRule({
  id: 'versioning/deprecated-sklearn-name',
  consideration: 'versioning/version-control',
  reads: 'requirements',
  severity: 'error',
  problem: '`sklearn` on PyPI is an empty package whose installation fails.',
  remedy: 'Require `scikit-learn`; the module is still imported as `sklearn`.',
  why: 'The build ends with an error, and a version behind `sklearn` never meant that of the library.',
  sources: [{ title: 'PyPI: sklearn', url: 'https://pypi.org/project/sklearn/' }],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': 'sklearn\npandas==2.3.3\n' },
    good: { 'requirements.txt': 'scikit-learn==1.7.2\npandas==2.3.3\n' },
  },
  *check(requirements) {
    const both = requirements.entries.some((e) => e.name === 'scikit-learn');
    for (const { name, nameSpan, specifiers, url, conda } of requirements.entries) {
      // The releases up to 0.0 had no check yet: they install, and bring in the newest scikit-learn.
      if (
        name !== 'sklearn' ||
        conda ||
        url !== undefined ||
        specifiers.some((s) => s.operator === '==' && /^0\.0(?:\.0)?$/.test(s.version))
      )
        continue;
      const open = specifiers.length === 0 && !both;
      const fix = suggestedFix('Require `scikit-learn`', { span: nameSpan, newText: 'scikit-learn' });
      yield finding(nameSpan, '', open ? [fix] : []);
    }
  },
});
