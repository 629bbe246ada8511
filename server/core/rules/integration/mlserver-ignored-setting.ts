import { spanOf } from '../../artifacts/kubernetes.js';
import { pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { MLSERVER_SETTINGS, mlserverExample } from '../shared/mlserverSources.js';

export default defineRule({
  id: 'integration/mlserver-ignored-setting',
  consideration: 'integration/service-interface',
  reads: 'modelSettings',
  severity: 'info',
  problem: 'A setting of the model has become one of the server.',
  remedy: 'Set `parallel_workers` in `settings.json`; workers are warmed up always.',
  why: 'MLServer deprecated the setting here, so the number of workers is not the one you read in this file.',
  sources: [
    MLSERVER_SETTINGS,
    { title: 'MLServer: settings.py', url: 'https://github.com/SeldonIO/MLServer/blob/master/mlserver/settings.py' },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: mlserverExample('"parallel_workers": 4'), good: mlserverExample('"max_batch_size": 0') },
  *check({ root, parts }) {
    for (const key of ['parallel_workers', 'warm_workers']) {
      const own = pair(root, key);
      if (!own) continue;
      const edits = removeEntry(parts[0]!.text, root, key);
      const fixes = edits.length > 0 ? [suggestedFix(`Remove \`${key}\``, ...inPart(edits))] : [];
      yield finding(spanOf(own.key), `\`${key}\` of a model is deprecated.`, fixes);
    }
  },
});
