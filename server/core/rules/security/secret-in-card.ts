import { defineRule, finding } from '../../rule.js';
import { findSecrets } from '../../secrets.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineRule({
  id: 'security/secret-in-card',
  consideration: 'security/protection',
  reads: 'card',
  severity: 'error',
  problem: 'A credential stands in the model card.',
  remedy: 'Revoke it, then write a placeholder such as `$HF_TOKEN` in its place.',
  why: 'A card is made to be read by everyone, and whoever reads it can use the credential until it is revoked.',
  sources: [
    { title: 'CWE-798: use of hard-coded credentials', url: 'https://cwe.mitre.org/data/definitions/798.html' },
    { title: 'Hugging Face Hub: user access tokens', url: 'https://huggingface.co/docs/hub/security-tokens' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'none',
  examples: {
    bad: cardExample(
      '## How to Get Started\n\n```bash\nmlflow models serve -m models:/scorer/7 --registry postgresql://scorer:Tq7rV2mZx9Lw@db.northwind.example/mlflow\n```',
    ),
    good: cardExample(
      '## How to Get Started\n\n```bash\nmlflow models serve -m models:/scorer/7 --registry "$REGISTRY_URI"\n```',
    ),
  },
  *check(card) {
    for (const { start, end, kind } of findSecrets(card.parts[0]!.text)) {
      const a = /^(?:AWS|NVIDIA|OpenAI|Anthropic|Azure|npm)/.test(kind) ? 'An' : 'A';
      yield finding({ part: 0, start, end }, `${a} ${kind} stands here.`);
    }
  },
});
