import { placeOf, wordsOf } from '../../artifacts/dockerfile.js';
import { runCommands } from '../../artifacts/dockerfileCommands.js';
import { defineRule, finding } from '../../rule.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

const FETCHES = new Set(['curl', 'wget']);
const RUNS = /^(?:ba|da|z|k)?sh$|^python[\d.]*$|^perl$/;

export default defineRule({
  id: 'security/remote-file-without-checksum',
  consideration: 'security/protection',
  reads: 'dockerfile',
  severity: 'info',
  problem: 'A file from the network goes into the image unseen.',
  remedy: 'State what you looked at: `ADD --checksum=sha256:…`, or save the file, check it with `sha256sum -c`, then use it.',
  why: 'Whoever can change that address, or the server behind it, decides what the next build of your model server holds.',
  sources: [
    { title: 'Docker: ADD --checksum', url: 'https://docs.docker.com/reference/dockerfile/#add---checksum' },
    {
      title: 'Docker: Dockerfile best practices, ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'CWE-494'],
  fix: 'none',
  examples: {
    bad: dockerfileExample('ADD https://models.northwind.example/scorer/v7/model.onnx /models/'),
    good: dockerfileExample(
      `ADD --checksum=sha256:${'4b'.repeat(32)} https://models.northwind.example/scorer/v7/model.onnx /models/`,
    ),
  },
  *check(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'ADD' || instruction.flags.some((f) => f.name === 'checksum')) continue;
      for (const word of wordsOf(dockerfile, instruction).slice(0, -1)) {
        const file = /^https?:\/\//i.test(word.text) && !/\.git(?:#|$)/.test(word.text);
        if (file) yield finding(placeOf(word), 'What `ADD` fetches here is not checked.');
      }
    }
    const runs = runCommands(dockerfile);
    for (const [i, { command, instruction, words }] of runs.entries()) {
      const next = runs[i + 1];
      if (!next || next.instruction !== instruction || !FETCHES.has(command.name) || !RUNS.test(next.command.name)) continue;
      const address = words.find((w) => /^(?:https?|ftp):\/\//i.test(w.text));
      const between = dockerfile.joined.slice(command.end, next.command.start);
      if (address && /^\s*\|(?!\|)/.test(between)) {
        yield finding(placeOf(address), `What \`${command.name}\` fetches here is run unseen by \`${next.command.name}\`.`);
      }
    }
  },
});
