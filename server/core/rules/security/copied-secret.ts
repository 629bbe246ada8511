import { finalStage, layersOf, placeOf, wordsOf } from '../../artifacts/dockerfile.js';
import { execWords } from '../../artifacts/dockerfileWords.js';
import { defineRule, finding } from '../../rule.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

/** Files that tools keep credentials in, by the end of their path. */
const HOLDS_SECRETS =
  /(?:^|\/)(?:\.env(?:\.(?!(?:example|sample|template|dist|defaults?|schema)$)[\w-]+)?|\.netrc|_netrc|\.git-credentials|id_(?:rsa|ed25519|ecdsa|dsa)|kaggle\.json|\.pypirc|\.databrickscfg|\.aws(?:\/credentials)?\/?|\.kube(?:\/config)?\/?|\.docker\/config\.json|application_default_credentials\.json|service[-_]?account[\w-]*\.json|client_secrets?[\w.-]*\.json|credentials\.json|\.cache\/huggingface\/(?:token|stored_tokens)|\.huggingface\/token)$/i;

export default defineRule({
  id: 'security/copied-secret',
  consideration: 'security/protection',
  reads: 'dockerfile',
  severity: 'warning',
  problem: 'A file that holds credentials is copied into the image.',
  remedy:
    'Leave it out, name it in `.dockerignore`, and hand the values over when the container starts or with `RUN --mount=type=secret`.',
  why: 'Everyone who can pull the image can read the file, also where a later layer deletes it.',
  sources: [
    { title: 'Docker: build secrets', url: 'https://docs.docker.com/build/building/secrets/' },
    { title: 'Docker: .dockerignore', url: 'https://docs.docker.com/build/concepts/context/#dockerignore-files' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM02:2025', 'CWE-538'],
  fix: 'none',
  examples: {
    bad: dockerfileExample('COPY .env /app/.env'),
    good: dockerfileExample('COPY .env.example /app/.env.example'),
  },
  *check(dockerfile) {
    for (const instruction of layersOf(finalStage(dockerfile))) {
      if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || instruction.flags.some((f) => f.name === 'from'))
        continue;
      const words = execWords(dockerfile.joined, instruction.argsStart, instruction.argsEnd) ?? wordsOf(dockerfile, instruction);
      for (const word of words.slice(0, -1)) {
        if (HOLDS_SECRETS.test(word.text)) yield finding(placeOf(word), `\`${word.text}\` is copied into the image.`);
      }
    }
  },
});
