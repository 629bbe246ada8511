import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';

const RESERVED = (device: string) =>
  composeExample(`command: ["--model", "/models/scorer"]
deploy:
  resources:
    reservations:
      devices:
        - ${device}`);

export default defineRule({
  id: 'resources/compose-gpu-capabilities',
  consideration: 'resources/fit',
  reads: 'compose',
  severity: 'error',
  problem: 'A device is reserved without saying what it can do, and Compose refuses the file.',
  remedy: 'Add `capabilities: [gpu]`.',
  why: 'The service does not start at all, on any machine.',
  sources: [
    {
      title: 'Compose deploy specification: devices, capabilities',
      url: 'https://docs.docker.com/reference/compose-file/deploy/#capabilities',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: RESERVED('{driver: nvidia, count: 1}'), good: RESERVED('{driver: nvidia, count: 1, capabilities: [gpu]}') },
  *check(compose) {
    const text = compose.parts[0]!.text;
    const seen = new Set<number>();
    for (const { node } of compose.allServices) {
      for (const device of items(get(node, 'deploy', 'resources', 'reservations', 'devices'))) {
        if (!isMap(device) || device.pairs.length === 0 || get(device, 'capabilities') || seen.has(device.start)) continue;
        seen.add(device.start);
        const driver = str(get(device, 'driver')) ?? '';
        if (isPlaceholder(driver)) continue;
        const edits = /^(?:nvidia)?$/.test(driver) ? addEntry(text, device, 'capabilities', ['gpu']) : [];
        const fixes = edits.length > 0 ? [suggestedFix('Add `capabilities: [gpu]`', ...inPart(edits))] : [];
        yield finding(spanOf(device.pairs[0]!.key), '', fixes);
      }
    }
  },
});
