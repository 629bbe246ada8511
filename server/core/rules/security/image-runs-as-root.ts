import { type Dockerfile, finalStage, lastOf, layersOf, placeOf, rootStage, wordsOf } from '../../artifacts/dockerfile.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { eolOf } from '../../text.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

/** Base images that run as root unless they are told otherwise. */
const ROOT =
  /^(?:(?:docker\.io\/|public\.ecr\.aws\/docker\/)?(?:library\/)?(?:python|ubuntu|debian)|(?:docker\.io\/|nvcr\.io\/)?nvidia\/(?:cuda|pytorch|tensorflow|tritonserver)|(?:docker\.io\/)?(?:pytorch\/pytorch|tensorflow\/tensorflow|tensorflow\/serving|vllm\/vllm-openai|lmsysorg\/sglang|continuumio\/(?:mini|ana)conda3|condaforge\/\w+))$/;
/** Programs by which an entry point becomes another user itself. */
const STEPS_DOWN = /\b(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|chpst)\b/;
/** `uv run` writes its cache below the home folder, and a user by number alone has none: the server would not start. */
const UV_RUN = /^[\s["']*(?:\/\S*\/)?uv\W+run\b/;
const USER = '10001:10001';

export default defineRule({
  id: 'security/image-runs-as-root',
  consideration: 'security/protection',
  reads: 'dockerfile',
  severity: 'info',
  problem: 'The image starts its server as root.',
  remedy:
    'Name a user of your own before the last command, by number so that Kubernetes can tell that it is not root: `USER 10001:10001`.',
  why: 'Model files and the libraries that load them can carry code, and code that runs as root has the shortest way out of the container.',
  sources: [
    { title: 'Docker: Dockerfile best practices, USER', url: 'https://docs.docker.com/build/building/best-practices/#user' },
    { title: 'hadolint: DL3002', url: 'https://github.com/hadolint/hadolint/wiki/DL3002' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'suggested',
  examples: {
    bad: dockerfileExample('USER root\nCMD ["vllm", "serve", "/models/scorer"]'),
    good: dockerfileExample('USER 10001:10001\nCMD ["vllm", "serve", "/models/scorer"]'),
  },
  *check(dockerfile) {
    const stage = finalStage(dockerfile);
    const layers = layersOf(stage);
    const start = layers.findLast((i) => i.keyword === 'CMD' || i.keyword === 'ENTRYPOINT');
    if (!stage || !start || dockerfile.templated || STEPS_DOWN.test(dockerfile.joined) || isForDevelopment(dockerfile)) return;
    const user = lastOf(layers, 'USER');
    const [name] = user ? wordsOf(dockerfile, user) : [];
    if (name) {
      if (!/^(?:root|0+)(?::|$)/i.test(name.text)) return;
      const fix = suggestedFix(`Run as \`${USER}\``, { span: placeOf(name), newText: USER });
      yield finding(placeOf(name), `\`${name.text}\` is the user that the server runs as.`, [fix]);
    } else if (!user && ROOT.test(rootStage(stage).base.repository)) {
      const { start: at } = start;
      // What is installed or copied behind it would be done by the new user.
      const last =
        layers.at(-1) === start || !layers.slice(layers.indexOf(start)).some((i) => /^(?:RUN|COPY|ADD)$/.test(i.keyword));
      const newText = `USER ${USER}${eolOf(dockerfile.parts[0]!.text)}`;
      const command = dockerfile.joined.slice(start.argsStart, start.argsEnd);
      const fixes =
        last && !UV_RUN.test(command)
          ? [suggestedFix(`Run as \`${USER}\``, { span: placeOf({ start: at, end: at }), newText })]
          : [];
      const place = placeOf({ start: at, end: at + start.keyword.length });
      yield finding(place, `No \`USER\` is named, and \`${rootStage(stage).base.repository}\` runs as root.`, fixes);
    }
  },
});

function isForDevelopment({ uri }: Dockerfile): boolean {
  return (
    /\/\.devcontainer\/|(?:^|[./_-])(?:dev|devel|test|tests|ci)(?=[./_-]|$)/i.test(uri.split('/').slice(-2).join('/')) ||
    uri.includes('/.devcontainer/')
  );
}
