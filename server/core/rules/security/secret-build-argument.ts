import { finalStage, layersOf, pairsOf, placeOf } from '../../artifacts/dockerfile.js';
import { defineRule, finding } from '../../rule.js';
import { isSecretName } from '../../secretNames.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

export default defineRule({
  id: 'security/secret-build-argument',
  consideration: 'security/protection',
  reads: 'dockerfile',
  severity: 'warning',
  problem: 'A credential is handed to the build in a way that leaves it in the image.',
  remedy: 'Mount it for the one command that needs it: `RUN --mount=type=secret,id=hf_token,env=HF_TOKEN …`.',
  why: 'Everyone who can pull the image reads the credential out of its history or its configuration, and with it your models and data.',
  sources: [
    {
      title: 'Docker: build check SecretsUsedInArgOrEnv',
      url: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    },
    { title: 'Docker: build secrets', url: 'https://docs.docker.com/build/building/secrets/' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM02:2025', 'CWE-538'],
  fix: 'none',
  examples: {
    bad: dockerfileExample('ARG HF_TOKEN\nRUN hf download northwind/scorer --revision 3f2c1ab9 --token $HF_TOKEN'),
    good: dockerfileExample('RUN --mount=type=secret,id=hf_token,env=HF_TOKEN hf download northwind/scorer --revision 3f2c1ab9'),
  },
  *check(dockerfile) {
    // What earlier stages are given stays with them.
    for (const instruction of layersOf(finalStage(dockerfile))) {
      if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') continue;
      for (const { name, nameStart, nameEnd, value } of pairsOf(dockerfile, instruction)) {
        // A literal value is another matter: it stands in the file itself.
        const passed = instruction.keyword === 'ARG' ? !value : /^\$(?:\w+|\{\w+\})$/.test(value ?? '');
        if (!passed || !isSecretName(name)) continue;
        const where = instruction.keyword === 'ARG' ? 'the history' : 'the environment';
        yield finding(placeOf({ start: nameStart, end: nameEnd }), `\`${name}\` stays in ${where} of the image.`);
      }
    }
  },
});
