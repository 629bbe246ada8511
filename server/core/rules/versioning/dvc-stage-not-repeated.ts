import { get, looseBool } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';

export default defineRule({
  id: 'versioning/dvc-stage-not-repeated',
  consideration: 'versioning/process-record',
  reads: 'dvc',
  severity: 'info',
  problem: 'DVC is told not to follow what a stage depends on.',
  remedy: 'Remove `frozen` with `dvc unfreeze` once the stage may run again.',
  why: '`dvc repro` leaves the stage as it is although its code or data changed, so the model it reports is not the one the files describe.',
  sources: [{ title: 'DVC: freeze', url: 'https://doc.dvc.org/command-reference/freeze' }],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: {
      'dvc.yaml':
        'stages:\n  train:\n    cmd: python train.py\n    deps: [train.py, data/train.csv]\n    outs: [model.pkl]\n    frozen: true\n',
    },
    good: {
      'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    deps: [train.py, data/train.csv]\n    outs: [model.pkl]\n',
    },
  },
  // Imports are frozen by DVC itself (`.dvc` files with `deps`): only stages of a pipeline are somebody's doing.
  *check({ stages, templated }, { artifact }) {
    if (templated) return;
    for (const { node, name } of stages) {
      const frozen = get(node, 'frozen');
      if (frozen && looseBool(frozen) === true)
        yield finding(
          nodeSpan(frozen),
          `\`dvc repro\` never runs the stage \`${name}\`, whatever it depends on.`,
          offered('Remove `frozen`', removeEntry(artifact.parts[0]!.text, node, 'frozen')),
        );
    }
  },
});
