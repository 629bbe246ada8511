import type { Requirement } from '../../artifacts/requirements.js';
import { type Vulnerability, vulnerablePackages } from '../../catalogue/vulnerablePackages.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type Ceiling, ceilingOf, reaches, release, staysBelow } from '../../versions.js';
import { isAside } from '../shared/asideRequirements.js';
import { folderOf } from '../shared/beside.js';

export default defineRule({
  id: 'security/known-vulnerable-version',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'A version is required in which somebody outside can take over the service or read its files.',
  remedy: 'Require the first release without the flaw, or a later one.',
  why: 'The way in is published, and scanners for it run against every address on the internet.',
  sources: [
    { title: 'GitHub Advisory Database: pip', url: 'https://github.com/advisories?query=ecosystem%3Apip' },
    ...Object.entries(vulnerablePackages).flatMap(([name, flaws]) =>
      flaws.map(({ id, url }) => ({ title: `${name}: ${id}`, url })),
    ),
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 3.2', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': 'mlflow==3.12.0\nscikit-learn==1.7.2\n' },
    good: { 'requirements.txt': 'mlflow==3.15.0\nscikit-learn==1.7.2\n' },
  },
  // Beside a saved model `mlflow` is what reads the file: nobody starts its server from there.
  settled: (span, artifact, project) =>
    artifact.parts[0]!.text.startsWith('mlflow', span.start) &&
    project.artifacts.some((other) => other.kind === 'mlflow-model' && folderOf(other) === folderOf(artifact)),
  *check({ entries }, { artifact }) {
    if (isAside(artifact) || artifact.templated) return;
    const { text } = artifact.parts[0]!;
    for (const entry of entries) {
      const flaws = vulnerablePackages[entry.name];
      const ceiling = flaws && ceilingOf(entry);
      const flaw = ceiling && worst(flaws, ceiling);
      if (!ceiling || !flaw) continue;
      const fix = raise(entry, ceiling, flaw, text);
      const message = `${entry.name} ${ceiling.written} has ${flaw.id}, which lets ${flaw.lets}; ${flaw.fixed} does not.`;
      yield finding(entry.span, message, fix ? [fix] : []);
    }
  },
});

/** The newest flaw that every version still allowed at the upper end has. */
function worst(flaws: readonly Vulnerability[], ceiling: Ceiling): Vulnerability | undefined {
  return flaws.find(({ from, fixed }) => staysBelow(ceiling, release(fixed)) && (from === undefined || reaches(ceiling, from)));
}

/** Only within a major version, and nothing of 0.x: what comes after those is another library. */
function raise(entry: Requirement, ceiling: Ceiling, { fixed }: Vulnerability, text: string): Fix | null {
  const written = /^[\w.-]+(?:\[[^\]]*\])?\s*===?\s*(\d+(?:\.\d+)*)$/.exec(text.slice(entry.span.start, entry.span.end));
  const major = ceiling.release[0]!;
  if (!written || entry.hashed || entry.marker !== undefined || major === 0 || major !== release(fixed)[0]) return null;
  const start = entry.span.end - written[1]!.length;
  return suggestedFix(`Raise it to ${fixed}`, { span: { ...entry.span, start }, newText: fixed });
}
