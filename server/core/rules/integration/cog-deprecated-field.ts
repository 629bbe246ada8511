import { get, items, keyText } from '../../artifacts/yaml.js';
import { renameKey } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';

export default defineRule({
  id: 'integration/cog-deprecated-field',
  consideration: 'integration/service-interface',
  reads: 'cog',
  severity: 'info',
  problem: 'Cog keeps a field only for old files.',
  remedy: 'Use `run` for `predict`, `python_requirements` for `python_packages`, and `build.run` for `pre_install`.',
  why: 'The next major version of Cog refuses the file, on the day somebody rebuilds the image.',
  sources: [
    { title: 'Cog: validation of cog.yaml', url: 'https://github.com/replicate/cog/blob/main/pkg/config/validate.go' },
    { title: 'Cog: cog.yaml reference', url: 'https://github.com/replicate/cog/blob/main/docs/yaml.md' },
  ],
  standards: [],
  fix: 'suggested',
  // A Cog that is not the newest knows the old names only.
  preview: true,
  examples: {
    bad: { 'cog.yaml': 'build:\n  python_version: "3.12"\npredict: predict.py:Predictor\n' },
    good: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: predict.py:Predictor\n' },
  },
  *check(cog, { artifact }) {
    if (cog.templated) return;
    const predict = cog.root.pairs.find((each) => keyText(each) === 'predict');
    if (predict && !get(cog.root, 'run')) {
      const edits = renameKey(artifact.parts[0]!.text, cog.root, 'predict', 'run');
      yield finding(nodeSpan(predict.key), '`predict` is called `run` now.', [
        suggestedFix('Rename it to `run`', ...inPart(edits)),
      ]);
    }
    for (const each of cog.build?.pairs ?? []) {
      const key = keyText(each);
      if (items(each.value).length === 0) continue;
      if (key === 'python_packages')
        yield finding(
          nodeSpan(each.key),
          '`python_packages` is kept for old files; `python_requirements` names a requirements file.',
        );
      if (key === 'pre_install')
        yield finding(nodeSpan(each.key), '`pre_install` is kept for old files; `build.run` holds commands of the build.');
    }
  },
});
