import { finalStage, placeOf } from '../../artifacts/dockerfile.js';
import { get, isScalar, str } from '../../artifacts/yaml.js';
import { nodeSpan, writtenAt } from '../../artifacts/yamlSpan.js';
import { isNearName } from '../../nearNames.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { composeBuilds } from '../shared/composeBuilds.js';
import { calledFrom, onlyOne } from '../shared/mainFiles.js';

/** Stands at the Compose file: the stages are what the Dockerfile says they are. */
export default defineRule({
  id: 'integration/build-target-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'error',
  problem: 'The service is built to a stage that its Dockerfile does not have.',
  remedy: 'Name a stage of the Dockerfile, as it is called behind `AS`.',
  why: 'The build ends because the target stage is not found, so the service does not start.',
  sources: [
    { title: 'Compose: build, target', url: 'https://docs.docker.com/reference/compose-file/build/#target' },
    {
      title: 'Docker: multi-stage builds',
      url: 'https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: dockerfile(), 'compose.yaml': compose('servr') },
    good: { Dockerfile: dockerfile(), 'compose.yaml': compose('serve') },
  },
  *check(project) {
    for (const { compose, build, dockerfile, service } of composeBuilds(project)) {
      const node = get(build, 'target');
      const target = str(node);
      if (!isScalar(node) || !target || target.includes('$') || /^\d+$/.test(target) || dockerfile.problems.length > 0) continue;
      const names = dockerfile.stages.flatMap(({ name }) => name ?? []);
      if (names.includes(target.toLowerCase()) || dockerfile.stages.length === 0) continue;
      const meant = onlyOne(names.filter((name) => isNearName(name, target.toLowerCase()))) ?? onlyOne(names);
      const edits = meant ? (writtenAt(compose.parts[0]!.text, node)?.replace?.(meant) ?? []) : [];
      const fixes = meant && edits.length > 0 ? [suggestedFix(`Build to \`${meant}\``, ...edits)] : [];
      const called = calledFrom(project, compose, dockerfile);
      const last = finalStage(dockerfile)!.from;
      const message = `\`${called}\` has no stage \`${target}\`, to which the service \`${service.name}\` is built.`;
      yield at(
        compose,
        finding(nodeSpan(node), message, fixes, [
          { uri: dockerfile.uri, span: placeOf(last), message: 'The last of its stages.' },
        ]),
      );
    }
  },
});

function dockerfile(): string {
  return `FROM python:3.12-slim AS build
RUN pip install --no-cache-dir torch==2.9.0 fastapi==0.121.0
FROM build AS serve
COPY model.safetensors app.py ./
USER 1000
CMD ["python", "app.py"]
`;
}

function compose(target: string): string {
  return `services:
  model:
    build:
      context: .
      target: ${target}
    environment: [HF_HUB_OFFLINE=1]
`;
}
