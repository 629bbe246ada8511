import type { Requirement } from '../../artifacts/requirements.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';

/** Packages that are built for one version of torch: raising it alone breaks the installation. */
const BOUND =
  /^(?:torch.+|pytorch-triton.*|triton|xformers|flash-attn|vllm|sglang|fastai|bitsandbytes|intel-extension-for-pytorch)$/;

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
      const version = entry.name === 'torch' ? bound(entry) : undefined;
      if (version === undefined) continue;
      const written = text.slice(entry.span.start, entry.span.end);
      const exact = /^torch\s*==\s*(\d+(?:\.\d+){1,2})$/i.exec(written);
      const alone = !entry.hashed && entry.marker === undefined && !requirements.entries.some((e) => BOUND.test(e.name));
      const start = entry.span.end - (exact?.[1]?.length ?? 0);
      const raise = suggestedFix('Raise it to 2.6.0', { span: { part: 0, start, end: entry.span.end }, newText: '2.6.0' });
      yield finding(entry.span, `torch ${version} is open to CVE-2025-32434; 2.6.0 is not.`, exact && alone ? [raise] : []);
    }
  },
});

/** The version below 2.6 that a requirement allows nothing above of; undefined where it allows a later one. */
function bound({ specifiers, url }: Requirement): string | undefined {
  if (url !== undefined) return undefined;
  for (const { operator, version } of specifiers) {
    const [, major, minor] = /^v?(\d{1,4})(?:\.(\d{1,4}))?/.exec(version) ?? [];
    if (major === undefined) continue;
    const number = Number(major) * 1000 + Number(minor ?? 0);
    const parts = version.split('.').filter((p) => /^\d/.test(p)).length;
    if ((operator === '==' || operator === '===') && number < 2006 && (minor !== undefined || Number(major) < 2)) return version;
    if (operator === '~=' && parts >= 3 && number < 2006) return version;
    if ((operator === '<' && number <= 2006) || (operator === '<=' && number < 2006)) return `${operator}${version}`;
  }
  return undefined;
}
