import { get, isMap, items, num, pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';
import { pairSpan } from '../shared/pairSpan.js';

const RESERVED = (device: string) =>
  composeExample(`command: ["--model", "/models/scorer"]
deploy:
  resources:
    reservations:
      devices:
        - ${device}`);

export default defineRule({
  id: 'resources/compose-gpu-count-and-ids',
  consideration: 'resources/fit',
  reads: 'compose',
  severity: 'error',
  problem: 'GPUs are reserved by number and by name at once, and Compose refuses the file.',
  remedy: 'Keep `device_ids` where it matters which GPUs they are, else `count`.',
  why: 'The service does not start at all, on any machine.',
  sources: [
    {
      title: 'Compose deploy specification: devices, count and device_ids',
      url: 'https://docs.docker.com/reference/compose-file/deploy/#count',
    },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: RESERVED('{driver: nvidia, count: 1, device_ids: ["0"], capabilities: [gpu]}'),
    good: RESERVED('{driver: nvidia, device_ids: ["0"], capabilities: [gpu]}'),
  },
  *check(compose) {
    const text = compose.parts[0]!.text;
    const seen = new Set<number>();
    for (const { node } of compose.allServices) {
      const devices = [...items(get(node, 'deploy', 'resources', 'reservations', 'devices')), ...items(get(node, 'gpus'))];
      for (const device of devices) {
        const count = get(device, 'count');
        if (!isMap(device) || !count || items(get(device, 'device_ids')).length === 0 || seen.has(device.start)) continue;
        seen.add(device.start);
        const edits = pair(device, 'count') ? removeEntry(text, device, 'count') : [];
        // Both say the same where there are as many names as the number.
        const remove = num(count) === items(get(device, 'device_ids')).length ? safeFix : suggestedFix;
        const fixes = edits.length > 0 ? [remove('Remove `count`', ...inPart(edits))] : [];
        yield finding(pairSpan(device, 'count', count), '', fixes);
      }
    }
  },
});
