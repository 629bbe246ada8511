import { unmaintainedPackages } from '../../catalogue/unmaintainedPackages.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { ceilingOf, staysBelow } from '../../versions.js';
import { isAside } from '../shared/asideRequirements.js';

export default defineRule({
  id: 'security/unmaintained-package',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'A required package gets no more releases.',
  remedy: 'Move to the package its authors name.',
  why: 'A flaw found in it from now on stays in your service, and one day it does not install beside what else you need.',
  sources: [
    { title: 'OWASP LLM03:2025 Supply Chain', url: 'https://genai.owasp.org/llmrisk/llm032025-supply-chain/' },
    ...Object.entries(unmaintainedPackages).map(([name, { url }]) => ({ title: name, url })),
  ],
  standards: ['NIST AI RMF MANAGE 3.1', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': 'tensorflow-gpu\npandas==2.3.3\n' },
    good: { 'requirements.txt': 'tensorflow==2.20.0\npandas==2.3.3\n' },
  },
  *check({ entries }, { artifact }) {
    if (isAside(artifact)) return;
    for (const entry of entries) {
      const known = entry.conda || entry.url !== undefined ? undefined : unmaintainedPackages[entry.name];
      if (!known) continue;
      const ceiling = ceilingOf(entry);
      if (known.removedFrom && ceiling && staysBelow(ceiling, known.removedFrom)) continue;
      const { successor } = known;
      const message = `\`${entry.name}\` ${known.state}${successor === undefined ? '' : `; \`${successor}\` takes its place`}.`;
      const bare = entry.specifiers.length === 0 && !entry.hashed && !entries.some(({ name }) => name === successor);
      const fixes =
        known.sameImport && bare && successor !== undefined
          ? [suggestedFix(`Require \`${successor}\``, { span: entry.nameSpan, newText: successor })]
          : [];
      yield finding(entry.nameSpan, message, fixes);
    }
  },
});
