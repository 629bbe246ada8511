import { at, defineDetector, evidence } from '../../rule.js';
import { fileName } from '../../rules/shared/beside.js';

export default defineDetector({
  considerations: ['integration/ownership'],
  what: 'maintainers or authors in pyproject.toml or package.json',
  reads: 'project',
  *find(project) {
    for (const file of [...project.packages, ...project.requirements]) {
      const first = file.people?.[0];
      if (!first) continue;
      yield at(file, evidence('integration/ownership', first.span, `${first.name || first.email} in ${fileName(file)}`));
    }
  },
});
