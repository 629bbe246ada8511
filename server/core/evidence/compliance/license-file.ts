import type { Artifact } from '../../artifacts/artifact.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { fileName, folderOf } from '../../rules/shared/beside.js';

export default defineDetector({
  considerations: ['compliance/regulations'],
  what: 'a license text beside the model card',
  reads: 'project',
  *find(project): Generator<Evidence & { readonly artifact: Artifact }> {
    for (const file of project.licenses) {
      const beside = [...project.cards, ...project.structuredCards].filter((card) => folderOf(card) === folderOf(file));
      // A card that knows the names of its neighbours has said so itself.
      const told = beside.some((card) => card.kind === 'model-card' && card.siblings.includes(fileName(file)));
      if (beside.length === 0 || told) continue;
      yield at(file, evidence('compliance/regulations', file.span, `${fileName(file)}: ${file.id ?? file.title}`));
    }
  },
});
