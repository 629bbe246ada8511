import { defineDetector, evidence } from '../../rule.js';
import { requestHandlers } from '../../rules/shared/requestHandlers.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'handler of a FastAPI service that takes or returns a Pydantic model, which FastAPI describes in OpenAPI',
  reads: 'python',
  *find(python, { artifact }) {
    const models = new Set(
      python.definitions.flatMap(({ kind, name, bases }) =>
        kind === 'class' && bases.some((base) => /^pydantic\.(?:\w+\.)*BaseModel$/.test(base)) ? [name] : [],
      ),
    );
    if (models.size === 0) return;
    for (const { framework, tree, definition } of requestHandlers(python, artifact)) {
      const taken = framework === 'fastapi' ? [...tree.annotations.values()].find((written) => models.has(written)) : undefined;
      if (taken === undefined) continue;
      const end = tree.base + (tree.statement.inner[tree.statement.decorators - 1]?.end ?? 0);
      yield evidence(
        'integration/service-interface',
        { part: definition.part, start: definition.start, end },
        `handler that takes \`${taken}\``,
      );
      return;
    }
  },
});
