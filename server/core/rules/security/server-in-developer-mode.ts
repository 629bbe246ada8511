import { spanOf } from '../../artifacts/kubernetes.js';
import { looseBool } from '../../artifacts/yaml.js';
import type { Argument, Container } from '../../container.js';
import type { Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

const FOR_DEVELOPERS = /(?:^|[./_-])(?:dev|devel|development|local|debug|override|tests?|ci|\.devcontainer)(?=[./_-]|$)/i;

export default defineRule({
  id: 'security/server-in-developer-mode',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'The model is served by a server, or in a mode, that is made for developers.',
  remedy: 'Start a server for production: `gunicorn`, `uvicorn` without `--reload`, `fastapi run`.',
  why: 'It restarts when a file changes, its debugger runs code for whoever reaches it, and it answers few requests at a time.',
  sources: [
    { title: 'Flask: development server', url: 'https://flask.palletsprojects.com/en/stable/server/' },
    { title: 'Uvicorn: settings, development', url: 'https://www.uvicorn.org/settings/#development' },
    { title: 'FastAPI: FastAPI CLI', url: 'https://fastapi.tiangolo.com/fastapi-cli/' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-489'],
  fix: 'suggested',
  examples: {
    bad: dockerfileExample('USER 10001\nCMD ["fastapi", "dev", "app.py", "--host", "0.0.0.0"]'),
    good: dockerfileExample('USER 10001\nCMD ["fastapi", "run", "app.py", "--host", "0.0.0.0"]'),
  },
  *check({ container, init }, { artifact }) {
    if (init || FOR_DEVELOPERS.test(artifact.uri.split('/').slice(-2).join('/'))) return;
    const dev = inDevelopment(container);
    if (!dev) return;
    const text = artifact.parts[0]!.text;
    const source = dev.better ? text.slice(dev.span.start, dev.span.end) : '';
    const alone = /^(["']?)dev\1$/.exec(source);
    const start = dev.span.start + (alone?.[1]?.length ?? 0);
    const fixes = alone ? [suggestedFix('Use `fastapi run`', ...inPart([{ start, end: start + 3, newText: 'run' }]))] : [];
    yield finding(dev.span, dev.message, fixes);
  },
});

interface Mode {
  readonly span: Span;
  readonly message: string;
  readonly better?: boolean;
}

function inDevelopment(container: Container): Mode | undefined {
  const { args } = container;
  const at = (program: RegExp) => args.findIndex((a) => program.test(a.text));
  const behind = (index: number, word: string): Argument | undefined =>
    index < 0 ? undefined : args.slice(index + 1).find((a) => a.text === word);
  const flask = behind(at(/(?:^|\/)flask$/), 'run');
  if (flask) return { span: spanOf(flask.node), message: '`flask run` is a server for development.' };
  const django = behind(at(/(?:^|\/)manage\.py$/), 'runserver');
  if (django) return { span: spanOf(django.node), message: '`runserver` is a server for development.' };
  const fastapi = at(/(?:^|\/)fastapi$/);
  if (fastapi >= 0 && args[fastapi + 1]?.text === 'dev') {
    return { span: spanOf(args[fastapi + 1]!.node), message: '`fastapi dev` is a server for development.', better: true };
  }
  const reload = behind(at(/(?:^|\/)(?:uvicorn|gunicorn|hypercorn|litestar)$/), '--reload');
  if (reload) return { span: spanOf(reload.node), message: '`--reload` restarts the server when a file changes.' };
  const variable = container.env.find(
    ({ name, value }) =>
      value &&
      ((name === 'FLASK_DEBUG' && (value.value === '1' || looseBool(value) === true)) ||
        (name === 'FLASK_ENV' && value.value === 'development')),
  );
  return variable && { span: spanOf(variable.node), message: `\`${variable.name}\` opens a debugger that runs code.` };
}
