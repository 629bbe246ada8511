import { get, isMap, isNull, keyText, str } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';

/** What a base image of one's own decides by itself; `env`, `setup_script` and `dockerfile_template` still count. */
const DECIDED = ['distro', 'python_version', 'cuda_version', 'system_packages'];

export default defineRule({
  id: 'integration/bento-option-ignored',
  consideration: 'integration/service-interface',
  reads: 'bento',
  severity: 'warning',
  problem: 'BentoML ignores an option, as a base image is given.',
  remedy: 'Put it into the base image, or leave out `base_image`.',
  why: 'The service runs with the Python, CUDA or system libraries of the image, whatever this file says.',
  sources: [
    {
      title: 'BentoML: docker options',
      url: 'https://github.com/bentoml/BentoML/blob/main/src/bentoml/_internal/bento/build_config.py',
    },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: {
      'bentofile.yaml':
        'service: "service:Scorer"\ndocker:\n  base_image: nvcr.io/nvidia/tritonserver:25.06-py3\n  python_version: "3.12"\n',
    },
    good: { 'bentofile.yaml': 'service: "service:Scorer"\ndocker:\n  base_image: nvcr.io/nvidia/tritonserver:25.06-py3\n' },
  },
  *check(bento, { artifact }) {
    const docker = get(bento.root, 'docker');
    if (!isMap(docker) || !str(get(docker, 'base_image')) || bento.templated) return;
    for (const each of docker.pairs) {
      const key = keyText(each);
      if (key === undefined || !DECIDED.includes(key) || isNull(each.value)) continue;
      const edits = removeEntry(artifact.parts[0]!.text, docker, key);
      // BentoML itself drops it with a warning.
      const fix = safeFix(`Remove \`${key}\``, ...inPart(edits));
      yield finding(nodeSpan(each.key), `\`${key}\` has no effect beside \`base_image\`.`, edits.length > 0 ? [fix] : []);
    }
  },
});
