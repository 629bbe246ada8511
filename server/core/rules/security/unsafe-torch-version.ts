import { defineRule, finding, suggestedFix } from '../../rule.js';
import { ceilingOf, staysBelow } from '../../versions.js';

/** Packages that are built for one version of torch: raising it alone breaks the installation. */
const BOUND =
  /^(?:torch.+|pytorch-triton.*|triton|xformers|flash-attn|vllm|sglang|fastai|bitsandbytes|intel-extension-for-pytorch)$/;

const FIXED = [2, 6];

export default defineRule({
  id: 'security/unsafe-torch-version',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'This version of PyTorch runs code from a model file, even where it is told to load weights only.',
  remedy: 'Require torch 2.6.0 or later, and load `safetensors` files.',
  why: 'Loading a downloaded checkpoint can take over the process, and Transformers refuses to load such files with an older torch.',
  sources: [
    {
      title: 'PyTorch: GHSA-53q9-r3pm-6pq6 (CVE-2025-32434)',
      url: 'https://github.com/pytorch/pytorch/security/advisories/GHSA-53q9-r3pm-6pq6',
    },
    { title: 'NVD: CVE-2025-32434', url: 'https://nvd.nist.gov/vuln/detail/CVE-2025-32434' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 3.2', 'OWASP LLM03:2025', 'CWE-502'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': 'torch==2.4.1\nsafetensors==0.6.2\n' },
    good: { 'requirements.txt': 'torch==2.6.0\nsafetensors==0.6.2\n' },
  },
  *check(requirements, { artifact }) {
    const text = artifact.parts[0]!.text;
    for (const entry of requirements.entries) {
      const ceiling = entry.name === 'torch' ? ceilingOf(entry) : undefined;
      if (!ceiling || !staysBelow(ceiling, FIXED)) continue;
      const version = ceiling.written;
      const written = text.slice(entry.span.start, entry.span.end);
      const exact = /^torch\s*==\s*(\d+(?:\.\d+){1,2})$/i.exec(written);
      const alone = !entry.hashed && entry.marker === undefined && !requirements.entries.some((e) => BOUND.test(e.name));
      const start = entry.span.end - (exact?.[1]?.length ?? 0);
      const raise = suggestedFix('Raise it to 2.6.0', { span: { part: 0, start, end: entry.span.end }, newText: '2.6.0' });
      yield finding(entry.span, `torch ${version} is open to CVE-2025-32434; 2.6.0 is not.`, exact && alone ? [raise] : []);
    }
  },
});
