import { pairsOf, placeOf } from '../../artifacts/dockerfile.js';
import { type RunCommand, runCommands } from '../../artifacts/dockerfileCommands.js';
import type { DockerWord } from '../../artifacts/dockerfileWords.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

/** Options that switch the check of certificates off, by program. */
const OFF: Readonly<Record<string, RegExp>> = table({
  curl: /^(?:--insecure|--proxy-insecure|-[a-zA-Z]*k[a-zA-Z]*)$/,
  wget: /^--no-check-certificate$/,
  git: /^http\.sslverify=(?:false|0)$/i,
});
/** Variables that do so for whatever runs later. */
const VARIABLES: Readonly<Record<string, RegExp>> = table({
  PYTHONHTTPSVERIFY: /^0$/,
  GIT_SSL_NO_VERIFY: /^(?:1|true)$/i,
  CURL_CA_BUNDLE: /^$/,
  REQUESTS_CA_BUNDLE: /^$/,
});
const INSIDE =
  /^http:\/\/(?:[^@/\s]*@)?(?:localhost|127\.|\[|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+(?:[:/]|$)|[\w.-]+\.(?:internal|local|svc|lan)(?:[:/.]|$))/i;

export default defineRule({
  id: 'security/unverified-download',
  consideration: 'security/protection',
  reads: 'dockerfile',
  severity: 'warning',
  problem: 'The build fetches files without a check of who sends them.',
  remedy:
    'Fetch over `https://` with the check on; give the tool the certificate of your own authority instead of switching the check off.',
  why: 'Whoever sits on the network between can put code or another model into the image, and nothing will show it.',
  sources: [
    { title: 'curl: --insecure', url: 'https://curl.se/docs/manpage.html#-k' },
    {
      title: 'GNU Wget: --no-check-certificate',
      url: 'https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options',
    },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'CWE-295'],
  fix: 'suggested',
  examples: {
    bad: dockerfileExample('RUN wget --no-check-certificate https://models.northwind.example/v7/model.onnx'),
    good: dockerfileExample('RUN wget https://models.northwind.example/v7/model.onnx'),
  },
  *check(dockerfile) {
    const runs = runCommands(dockerfile);
    const checked = new Set(
      runs.filter((r) => /^(?:sha\d+sum|shasum|md5sum|gpg)$/.test(r.command.name)).map((r) => r.instruction),
    );
    for (const run of runs) {
      if (checked.has(run.instruction)) continue;
      const off = run.words.find((w) => OFF[run.command.name]?.test(w.text) && !isValue(run, w));
      if (off) {
        const alone = /^(?:--insecure|-k|--no-check-certificate)$/.test(off.text);
        const edit = { span: placeOf({ start: off.start - 1, end: off.end }), newText: '' };
        yield finding(
          placeOf(off),
          `\`${off.text}\` switches the check of certificates off.`,
          alone ? [suggestedFix('Check the certificate', edit)] : [],
        );
      }
      if (run.command.name !== 'curl' && run.command.name !== 'wget') continue;
      for (const word of run.words) {
        if (!/^http:\/\/[^$]+$/i.test(word.text) || INSIDE.test(word.text) || word.end - word.start !== word.text.length)
          continue;
        const scheme = placeOf({ start: word.start, end: word.start + 'http'.length });
        yield finding(placeOf(word), 'This is fetched over plain HTTP.', [
          suggestedFix('Fetch it over `https://`', { span: scheme, newText: 'https' }),
        ]);
      }
    }
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'ENV') continue;
      for (const { name, value, nameStart, end } of pairsOf(dockerfile, instruction)) {
        if (value === undefined || !VARIABLES[name]?.test(value)) continue;
        yield finding(
          placeOf({ start: nameStart, end }),
          `\`${name}\` switches the check of certificates off for all that runs later.`,
        );
      }
    }
  },
});

/** The word belongs to the option before it: `-H k`. */
function isValue({ words }: RunCommand, word: DockerWord): boolean {
  return !word.text.startsWith('-') && !/^http\./i.test(word.text) && words.indexOf(word) > 0;
}
