import { isPinned } from '../../artifacts/requirements.js';
import { get, isMap } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { meaningsOf } from '../../meaningsOf.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { enumerated } from '../shared/enumerated.js';

export default defineRule({
  id: 'versioning/bento-lock-disabled',
  consideration: 'versioning/version-control',
  reads: 'bento',
  severity: 'warning',
  problem: 'BentoML is told not to write down the versions it builds with.',
  remedy: 'Leave out `lock_packages`, which is on by default, or pin every package.',
  why: 'Two images of the same bento then hold different libraries, and the second one answers differently or does not start.',
  sources: [
    {
      title: 'BentoML: build options, python',
      url: 'https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: {
      'bentofile.yaml':
        'service: "service:Scorer"\npython:\n  lock_packages: false\n  packages:\n    - scikit-learn\n    - pandas==2.3.3\n',
    },
    good: { 'bentofile.yaml': 'service: "service:Scorer"\npython:\n  packages:\n    - scikit-learn\n    - pandas==2.3.3\n' },
  },
  *check(bento, { artifact }) {
    const python = get(bento.root, 'python');
    const node = get(python, 'lock_packages');
    if (bento.locks || !node || !isMap(python) || bento.templated) return;
    const open = (meaningsOf(bento).packages ?? []).flatMap(({ entries }) =>
      entries.filter((entry) => !entry.conda && !isPinned(entry) && entry.url === undefined).map(({ name }) => name),
    );
    if (open.length === 0) return;
    const fix = suggestedFix('Let BentoML lock them', ...inPart(removeEntry(artifact.parts[0]!.text, python, 'lock_packages')));
    yield finding(nodeSpan(node), `No version of ${enumerated(open)} is written down when the bento is built.`, [fix]);
  },
});
