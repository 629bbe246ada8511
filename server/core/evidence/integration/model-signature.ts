import { defineDetector, evidence } from '../../rule.js';
import { callPlace, shortName } from '../shared/libraryUse.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'model logged with a signature or an input example in a notebook or script',
  reads: 'python',
  *find(python) {
    for (const call of python.calls) {
      if (!/^mlflow\.\w+\.(?:log_model|save_model)$/.test(call.callee)) continue;
      const given = ['signature', 'input_example'].find((name) => (call.arg(name)?.value.kind ?? 'none') !== 'none');
      if (given)
        yield evidence('integration/service-interface', callPlace(call), `\`${shortName(call.callee)}\` with \`${given}\``);
    }
  },
});
