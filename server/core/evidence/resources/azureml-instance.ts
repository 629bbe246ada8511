import { get, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

export default defineDetector({
  considerations: ['resources/fit'],
  what: 'machine size or resources that an Azure deployment gives the model',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node, kubernetes } of specsOf(file, 'onlineDeployment')) {
      const machine = str(get(node, 'instance_type'));
      if (machine !== undefined && machine !== '' && !isPlaceholder(machine))
        yield evidence('resources/fit', keySpan(node, 'instance_type'), `runs on ${machine}`);
      const memory = str(get(node, 'resources', 'requests', 'memory'));
      if (kubernetes && memory !== undefined) yield evidence('resources/fit', keySpan(node, 'resources'), `asks for ${memory}`);
    }
  },
});
