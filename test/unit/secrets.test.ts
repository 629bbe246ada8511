import assert from 'node:assert/strict';
import { isSecretName, isSecretValue } from '../../server/core/secretNames.js';
import { entropy, findSecrets } from '../../server/core/secrets.js';

/** Random enough to count, the same in every run; put together here so that no scanner takes this file for a leak. */
function invented(length: number, alphabet = 'QmZkTjWbNcXvRpLsHdYgFaEuKoIiJnBtCy49270368'): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return alphabet[Math.floor((state / 2147483648) * alphabet.length)];
  }).join('');
}

const hex = (n: number) => invented(n, '0123456789abcdef');
const upper = (n: number) => invented(n, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');

const SAMPLES: Readonly<Record<string, string>> = {
  'Hugging Face token': 'hf' + '_' + invented(34),
  'Hugging Face organisation token': 'api' + '_org_' + invented(34),
  'NVIDIA API key': 'nvapi' + '-' + invented(64),
  'OpenAI key': 'sk-' + 'proj-' + invented(74) + 'T3BlbkFJ' + invented(74),
  'Anthropic key': 'sk-' + 'ant-api03-' + invented(93) + 'AA',
  'AWS access key': 'AK' + 'IA' + upper(16),
  'Google API key': 'AI' + 'za' + invented(35),
  'GitHub token': 'gh' + 'p_' + invented(36),
  'GitLab token': 'gl' + 'pat-' + invented(20),
  'Slack token': 'xox' + 'b-2' + invented(40),
  'Slack webhook': 'https://hooks.slack' + '.com/services/' + invented(44),
  'Databricks token': 'da' + 'pi' + hex(32),
  'npm token': 'npm' + '_' + invented(36),
  'PyPI token': 'pypi' + '-AgEIcHlwaS5vcmc' + invented(70),
  'SendGrid key': 'SG' + '.' + invented(22) + '.' + invented(43),
  'Stripe key': 'sk' + '_live_' + invented(24),
  'Groq key': 'gsk' + '_' + invented(52),
  'Perplexity key': 'pplx' + '-' + invented(48),
  'Replicate token': 'r8' + '_' + invented(37),
  'LangSmith key': 'lsv2' + '_pt_' + hex(32) + '_' + hex(10),
  'Azure storage key': 'Account' + 'Key=' + invented(86) + '==',
  'database password': 'postgresql://mlflow:' + 'Quiet-Harbour-77' + '@db.internal',
  'password in a URL': 'https://deploy:' + 'Quiet-Harbour-77' + '@git.internal',
  'JSON Web Token': 'ey' + 'J' + invented(30) + '.eyJ' + invented(60) + '.' + invented(43),
};

describe('findSecrets', () => {
  for (const [kind, secret] of Object.entries(SAMPLES)) {
    it(`finds a ${kind} and where it stands`, () => {
      const text = `before: "${secret}" # after`;
      assert.deepEqual(findSecrets(text), [{ start: 9, end: 9 + secret.length, kind }]);
    });
  }

  it('finds a private key by its header where a key follows, also with escaped line ends', () => {
    const header = '-----BEGIN RSA ' + 'PRIVATE KEY-----';
    const body = invented(64);
    for (const text of [`${header}\n    ${body}\n`, `"${header}\\n${body}\\n"`]) {
      assert.deepEqual(
        findSecrets(text).map((s) => s.kind),
        ['private key'],
      );
      assert.equal(text.slice(findSecrets(text)[0]!.start, findSecrets(text)[0]!.end), header);
    }
    assert.deepEqual(findSecrets(`${header}\n...\n-----END RSA PRIVATE KEY-----`), []);
  });

  it('finds several, in order', () => {
    const text = `${SAMPLES['npm token']} ${SAMPLES['Hugging Face token']} ${SAMPLES['npm token']}`;
    assert.deepEqual(
      findSecrets(text).map((s) => s.kind),
      ['npm token', 'Hugging Face token', 'npm token'],
    );
  });

  it('passes over what is no credential', () => {
    const harmless = [
      'hf_' + 'x'.repeat(34),
      'hf_' + 'ab'.repeat(17),
      'AKIAIOSFODNN7' + 'EXAMPLE',
      `token: hf_${invented(34)} # dummy`,
      `hf_${invented(33)}`,
      `hf_${invented(35)}`,
      'postgresql://mlflow:mlflow@db/mlflow',
      'postgresql://user:${DB_PASSWORD}@db/mlflow',
      'mysql://root:<password>@db',
      'https://user:password@example.com',
      'https://huggingface.co/org/model@main',
      `sha256:${hex(64)}`,
      `git+https://github.com/org/repo@${hex(40)}`,
      '3f2c1ab9-5d4e-4f6f-8a1b-2c3d4e5f6a7b',
    ];
    for (const text of harmless) assert.deepEqual(findSecrets(text), [], text.slice(0, 24));
  });

  it('takes time in proportion to the text, whatever stands there', () => {
    const near = [
      'hf_',
      'eyJ',
      'eyJaaaaaaaaaaaa.',
      'postgres://a',
      'postgres://a:b',
      '-----BEGIN ',
      '-----BEGIN A PRIVATE KEY-----',
      'AKIA',
      'sk-proj-',
      'a',
      'https://a:bbbbbbbb',
      'pypi-AgEIcHlwaS5vcmc',
      'xoxb-1',
    ];
    for (const piece of near) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length)) + ' hf_ T3BlbkFJ :// PRIVATE KEY';
      const start = performance.now();
      findSecrets(text);
      assert.ok(performance.now() - start < 3000, piece);
    }
  });

  it('knows what is random', () => {
    assert.equal(entropy('aaaa'), 0);
    assert.equal(entropy('abab'), 1);
    assert.ok(entropy(invented(34)) > 4);
    assert.equal(entropy(''), 0);
  });
});

describe('isSecretName', () => {
  it('knows names of credentials in any spelling', () => {
    for (const name of [
      'HF_TOKEN',
      'dbPassword',
      'api-key',
      'OPENAI_API_KEY',
      'aws_secret_access_key',
      'SECRET_KEY',
      'WANDB_APIKEY',
      'TOKEN',
      'clientSecret',
      'MINIO_ROOT_PASSWORD',
    ]) {
      assert.ok(isSecretName(name), name);
    }
  });

  it('is not misled by tokens of text, places, switches and measures', () => {
    for (const name of [
      'MAX_TOTAL_TOKENS',
      'MAX_NEW_TOKEN',
      'TOKENIZERS_PARALLELISM',
      'EOS_TOKEN',
      'PAD_TOKEN',
      'HF_TOKEN_PATH',
      'PASSWORD_FILE',
      'SECRET_NAME',
      'AWS_ACCESS_KEY_ID',
      'TOKEN_URL',
      'API_KEY_HEADER',
      'DISABLE_TOKEN_AUTH',
      'PASSWORD_MIN_LENGTH',
      'MONKEY',
      'SECRETARY',
      '',
    ]) {
      assert.ok(!isSecretName(name), name);
    }
  });
});

describe('isSecretValue', () => {
  it('takes a literal for one', () => {
    for (const value of ['Tr0ub4dor-and-3', 'minioadmin', hex(40), 'p@ss w0rd']) assert.ok(isSecretValue(value), value);
  });

  it('takes blanks, references, paths and switches for none', () => {
    for (const value of [
      '',
      'changeme',
      '<your-token>',
      '${TOKEN}',
      '$(TOKEN)',
      '{{ .Values.token }}',
      'REPLACE_ME',
      'xxxxxxxx',
      'true',
      'EMPTY',
      'none',
      '/var/run/token',
      'vault:secret/data/x#y',
      'ENC[AES256_GCM,data:abc]',
      'your-api-key-here',
      'arn:aws:secretsmanager:eu-west-1:1:secret:x',
      'scorer-tls',
      'kafka-client-secret',
      '...',
    ]) {
      assert.ok(!isSecretValue(value), value);
    }
  });
});
