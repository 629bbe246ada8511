import { pairsOf, placeOf } from '../../artifacts/dockerfile.js';
import { get, isMap, isScalar, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { isNearName } from '../../nearNames.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { composeBuilds } from '../shared/composeBuilds.js';
import { calledFrom, onlyOne } from '../shared/mainFiles.js';

/** What every build takes without `ARG`. Source: Dockerfile reference, "Predefined ARGs"; BuildKit's own begin as below. */
const PREDEFINED =
  /^(?:(?:HTTP|HTTPS|FTP|NO|ALL)_PROXY|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT))$/i;

/** Stands at the Compose file: an argument without an `ARG` changes nothing in the image. */
export default defineRule({
  id: 'integration/build-argument-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The service is built with an argument that its Dockerfile does not take.',
  remedy: 'Name the argument as the `ARG` of the Dockerfile, or declare it there.',
  why: 'Docker drops the argument with a word in the log, so the image holds the default: another model or version than you chose.',
  sources: [
    { title: 'Dockerfile reference: ARG', url: 'https://docs.docker.com/reference/dockerfile/#arg' },
    { title: 'Compose: build, args', url: 'https://docs.docker.com/reference/compose-file/build/#args' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: dockerfile(), 'compose.yaml': compose('MODEL_REVISON') },
    good: { Dockerfile: dockerfile(), 'compose.yaml': compose('MODEL_REVISION') },
  },
  *check(project) {
    for (const { compose, build, dockerfile } of composeBuilds(project)) {
      const declared = dockerfile.instructions.filter(({ keyword }) => keyword === 'ARG');
      const names = new Set(declared.flatMap((each) => pairsOf(dockerfile, each).map(({ name }) => name)));
      for (const { name, start, end } of argumentsOf(get(build, 'args'), compose.parts[0]!.text)) {
        if (names.has(name) || PREDEFINED.test(name)) continue;
        const span = { part: 0, start, end };
        const meant = onlyOne([...names].filter((each) => isNearName(each.replaceAll('_', '-'), name.replaceAll('_', '-'))));
        const fixes = meant ? [suggestedFix(`Write \`${meant}\``, { span, newText: meant })] : [];
        const called = calledFrom(project, compose, dockerfile);
        const place = placeOf(declared[0] ?? dockerfile.stages[0]!.from);
        const message = `\`${called}\` has no \`ARG ${name}\`.`;
        yield at(
          compose,
          finding(span, message, fixes, [{ uri: dockerfile.uri, span: place, message: 'The image that is built.' }]),
        );
      }
    }
  },
});

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The names in a mapping, or in a list of `NAME=value`. */
function argumentsOf(node: YamlNode | undefined, text: string): Named[] {
  const nodes = isMap(node) ? node.pairs.map(({ key }) => key) : items(node);
  return nodes.flatMap((each): Named[] => {
    const name = /^[A-Za-z_]\w*(?==|$)/.exec(str(each) ?? '')?.[0];
    const start = each.start + (/["']/.test(text[each.start] ?? '') ? 1 : 0);
    if (!isScalar(each) || name === undefined || text.slice(start, start + name.length) !== name) return [];
    return [{ name, start, end: start + name.length }];
  });
}

function dockerfile(): string {
  return `FROM python:3.12-slim
ARG MODEL_REVISION=5f0b02c75b57c5855da9ae460ce51323ea669d8a
RUN pip install --no-cache-dir huggingface_hub==1.1.4 && hf download northwind/encoder --revision $MODEL_REVISION
USER 1000
CMD ["python", "app.py"]
`;
}

function compose(name: string): string {
  return `services:
  model:
    build:
      context: .
      args:
        ${name}: 8afb486c1db24fe5011ec46dfbe5b5dccdb575c2
    environment: [HF_HUB_OFFLINE=1]
`;
}
