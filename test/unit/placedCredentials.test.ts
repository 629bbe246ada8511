import assert from 'node:assert/strict';
import { withoutPlaced } from '../../server/core/placedCredentials.js';

const VALUE = 'Zq7vR2mK9xLw4TnB8c';

describe('credentials by their place', () => {
  const hidden = [
    `vllm serve x --api-key ${VALUE} --port 8000`,
    `args: ["--api-key", "${VALUE}"]`,
    `CMD ["--api-key","${VALUE}"]`,
    `- --token=${VALUE}`,
    `  - --api-key\n  - ${VALUE}`,
    `-H "Authorization: Bearer ${VALUE}"`,
    `LABEL token="${VALUE}"`,
    `labels: {owner: me, token: ${VALUE}}`,
    `Tags: [{Key: api_token, Value: ${VALUE}}]`,
    `Key: api_token\n          Value: ${VALUE}`,
    `{ key: "API_TOKEN" value: { string_value: "${VALUE}" } }`,
    `git+https://${VALUE}@github.com/a/b.git`,
    `https://host/m?sig=${VALUE}`,
    `"text": "token=${VALUE} and more"`,
  ];
  for (const text of hidden) {
    it(`leaves it out of ${JSON.stringify(text.replace(VALUE, '…'))}`, () => {
      assert.equal(withoutPlaced(text), text.replace(VALUE, '***'));
    });
  }

  const kept = [
    'Bearer authentication is asked for; the token: see the handbook',
    'max_tokens: 4096tokens2',
    '--tokenizer meta-llama/Llama-3.1-8B',
    'api_key=os.environ1["KEY"]',
    'HF_TOKEN: ${HF_TOKEN_V2}',
    'secretKeyRef: {name: vllm-secret-v2, key: token}',
    'https://huggingface.co/org/model-7b',
  ];
  for (const text of kept) it(`keeps ${JSON.stringify(text)}`, () => assert.equal(withoutPlaced(text), text));

  it('leaves a text as it is that has lost them', () => {
    for (const text of hidden) assert.equal(withoutPlaced(withoutPlaced(text)), withoutPlaced(text));
  });
});
