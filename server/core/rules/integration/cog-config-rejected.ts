import { get, items, str, type YamlMap } from '../../artifacts/yaml.js';
import { removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { offered, ownScalar } from '../shared/offered.js';

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
  fix: 'safe',
  examples: {
    bad: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: run.py:Runner\npredict: run.py:Runner\n' },
    good: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: run.py:Runner\n' },
  },
  *check(cog, { artifact }) {
    const text = artifact.parts[0]!.text;
    if (cog.templated) return;
    const [run, predict] = [get(cog.root, 'run'), get(cog.root, 'predict')];
    if (run && predict && str(run) && str(predict)) {
      const edits = inPart(removeEntry(text, cog.root, 'predict'));
      const keep = str(run) === str(predict) ? safeFix : suggestedFix;
      const fixes = edits.length > 0 ? [keep('Keep `run`', ...edits)] : [];
      yield finding(nodeSpan(predict), '`predict` is the old name of `run`; only one of them may be given.', fixes);
    }
    for (const key of ['run', 'predict', 'train']) {
      const node = get(cog.root, key);
      const value = str(node);
      if (node && value && !isPlaceholder(value) && value.split('.py:').length !== 2)
        yield finding(nodeSpan(node), `\`${key}\` is not of the form \`file.py:Class\`.`, withSuffix(text, cog.root, key, value));
    }
    const requirements = get(cog.build, 'python_requirements');
    if (requirements && str(requirements) && items(get(cog.build, 'python_packages')).length > 0)
      yield finding(nodeSpan(requirements), '`python_requirements` and `python_packages` cannot both be given.');
  },
});

/** `run:Runner` and `package.run:Runner` name a module, where Cog wants its file. */
function withSuffix(text: string, root: YamlMap, key: string, value: string): Fix[] {
  const [, module, name] = /^([A-Za-z_]\w*(?:[./][A-Za-z_]\w*)*):([A-Za-z_]\w*)$/.exec(value) ?? [];
  const own = ownScalar(root, key);
  if (!module || !name || !own) return [];
  const file = `${module.replaceAll('.', '/')}.py:${name}`;
  return offered(`Write \`${file}\``, setScalar(text, own, scalarSource(file, true)));
}
