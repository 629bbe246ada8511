import { spanOf } from '../../artifacts/kubernetes.js';
import { num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { MLSERVER_SETTINGS, mlserverExample } from '../shared/mlserverSources.js';

/** Seconds that a request waits for others, of the order that MLServer's own guide uses. */
const WAIT = '0.1';

export default defineRule({
  id: 'scalability/mlserver-batching-disabled',
  consideration: 'scalability/capacity',
  reads: 'modelSettings',
  severity: 'warning',
  problem: 'A batch size is set, and no time to wait for a batch.',
  remedy: 'Set `max_batch_time` to the seconds that a request can wait, or remove `max_batch_size`.',
  why: 'MLServer makes batches only where both are set, so each request runs by itself.',
  sources: [
    {
      title: 'MLServer: adaptive batching',
      url: 'https://docs.seldon.ai/mlserver/user-guide/adaptive-batching',
    },
    MLSERVER_SETTINGS,
    { title: 'MLServer: batching hooks', url: 'https://github.com/SeldonIO/MLServer/blob/master/mlserver/batching/hooks.py' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: mlserverExample('"max_batch_size": 16'),
    good: mlserverExample('"max_batch_size": 16,\n  "max_batch_time": 0.05'),
  },
  *check({ root, partial, parts }) {
    const size = pair(root, 'max_batch_size');
    const time = pair(root, 'max_batch_time');
    const seconds = time ? num(time.value) : 0;
    if (partial || !size || (num(size.value) ?? 0) < 2 || seconds === undefined || seconds > 0) return;
    const text = parts[0]!.text;
    const edits = time
      ? setScalar(text, time.value, WAIT)
      : addEntry(text, root, 'max_batch_time', Number(WAIT), { after: ['max_batch_size'] });
    const fixes = edits.length > 0 ? [suggestedFix(`Set \`max_batch_time\` to ${WAIT} s`, ...inPart(edits))] : [];
    yield finding(spanOf(size.value), '', fixes);
  },
});
