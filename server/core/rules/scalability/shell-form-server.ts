import { commandOf, finalStage, lastOf, layersOf, placeOf } from '../../artifacts/dockerfile.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

const SERVERS =
  /^(?:\S*\/)?(?:uvicorn|gunicorn|hypercorn|vllm|tritonserver|torchserve|mlserver|bentoml|text-generation-launcher|tensorflow_model_server|ray|serve|mlflow|fastapi|flask|streamlit|python[\d.]*)$/;

export default defineRule({
  id: 'scalability/shell-form-server',
  consideration: 'scalability/elastic-serving',
  reads: 'dockerfile',
  severity: 'info',
  preview: true,
  problem: 'The server is started by a shell that stands between it and the signal to stop.',
  remedy: 'Write the command as a JSON array, or put `exec` before it.',
  why: 'When a replica is taken away the server does not hear of it, and requests that it is answering are cut off.',
  sources: [
    {
      title: 'Docker: build check JSONArgsRecommended',
      url: 'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    },
    { title: 'Docker: shell and exec form', url: 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: dockerfileExample('USER 10001\nCMD vllm serve /models/scorer --port $PORT'),
    good: dockerfileExample('USER 10001\nCMD exec vllm serve /models/scorer --port $PORT'),
  },
  *check(dockerfile) {
    const layers = layersOf(finalStage(dockerfile));
    const entrypoint = lastOf(layers, 'ENTRYPOINT');
    const started = entrypoint ?? lastOf(layers, 'CMD');
    const command = started && commandOf(dockerfile, started);
    const [program] = command?.words ?? [];
    // With several commands the last of them is another's to find.
    if (!command || !program || command.form === 'exec' || command.words.some((w) => /^(?:&&|\|\|?|;)$|;$/.test(w.text))) return;
    if (!SERVERS.test(program.text)) return;
    const fix = suggestedFix('Put `exec` before it', {
      span: placeOf({ start: program.start, end: program.start }),
      newText: 'exec ',
    });
    yield finding(placeOf(program), `A shell starts \`${program.text.split('/').at(-1)}\` and keeps the signals to itself.`, [
      fix,
    ]);
  },
});
