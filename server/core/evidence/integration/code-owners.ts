import { at, defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/ownership'],
  what: 'CODEOWNERS with a rule that names somebody',
  reads: 'project',
  *find(project) {
    for (const file of project.codeOwners) {
      const rule = file.rules[0];
      if (rule)
        yield at(file, evidence('integration/ownership', rule.span, `${rule.owners.slice(0, 3).join(', ')} for ${rule.pattern}`));
    }
  },
});
