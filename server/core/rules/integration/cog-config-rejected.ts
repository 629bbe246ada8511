import { get, items, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';

export default defineRule({
  id: 'integration/cog-config-rejected',
  consideration: 'integration/service-interface',
  reads: 'cog',
  severity: 'error',
  problem: 'Cog refuses this file.',
  remedy: 'Name the class that runs the model as `file.py:Class`, and give packages and runner in one way only.',
  why: '`cog build` ends with an error before it makes an image.',
  sources: [{ title: 'Cog: validation of cog.yaml', url: 'https://github.com/replicate/cog/blob/main/pkg/config/validate.go' }],
  standards: [],
  fix: 'none',
  examples: {
    bad: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: run:Runner\n' },
    good: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: run.py:Runner\n' },
  },
  *check(cog) {
    if (cog.templated) return;
    const [run, predict] = [get(cog.root, 'run'), get(cog.root, 'predict')];
    if (run && predict && str(run) && str(predict)) {
      yield finding(nodeSpan(predict), '`predict` is the old name of `run`; only one of them may be given.');
    }
    for (const key of ['run', 'predict', 'train']) {
      const node = get(cog.root, key);
      const value = str(node);
      if (node && value && !isPlaceholder(value) && value.split('.py:').length !== 2)
        yield finding(nodeSpan(node), `\`${key}\` is not of the form \`file.py:Class\`.`);
    }
    const requirements = get(cog.build, 'python_requirements');
    if (requirements && str(requirements) && items(get(cog.build, 'python_packages')).length > 0)
      yield finding(nodeSpan(requirements), '`python_requirements` and `python_packages` cannot both be given.');
  },
});
