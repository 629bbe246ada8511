import { isPinned, type Requirement } from '../../artifacts/requirements.js';
import { meaningsOf } from '../../meaningsOf.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isAside } from '../shared/asideRequirements.js';
import { pinFromProject } from '../shared/knownVersions.js';
import { isLocked } from '../shared/lockedBy.js';

/** Lines that are named one by one; a file without a single version is one task, not thirty. */
const NAMED = 3;

export default defineRule({
  id: 'versioning/unpinned-requirement',
  consideration: 'versioning/version-control',
  reads: 'requirements',
  severity: 'info',
  problem: 'A requirement is installed in whatever version is the newest that day.',
  remedy:
    'Pin the version you tested: `torch==2.8.0`, or commit a lock file; `pip-compile`, `uv lock` and `conda-lock` write them down.',
  why: 'The next release changes results or breaks the start of the service, and nobody can install what the model was trained with.',
  sources: [{ title: 'pip: repeatable installs', url: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/' }],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: {
      'requirements.txt': 'scikit-learn==1.7.2\npandas>=2.0\n',
      Dockerfile: 'FROM python:3.12-slim\nRUN pip install scikit-learn==1.7.2 pandas==2.3.3\nUSER 1000\n',
    },
    good: { 'requirements.txt': 'scikit-learn==1.7.2\npandas==2.3.3\n' },
  },
  settled: isLocked,
  fixesFrom({ span }, artifact, project) {
    const lists = artifact.kind === 'requirements' ? [artifact] : (meaningsOf(artifact).packages ?? []);
    const list = lists.find(({ entries }) => entries.some((e) => e.span.part === span.part && e.span.start === span.start));
    const loose = list?.entries.filter(isLoose) ?? [];
    const own = loose.length > NAMED ? loose : loose.filter((e) => e.span.part === span.part && e.span.start === span.start);
    const pins = own.map((entry) => pinFromProject(entry, artifact, project));
    const known = pins.filter((pin) => pin !== undefined);
    const [first] = known;
    if (!first || known.length < pins.length) return [];
    const title =
      own.length === 1 ? `Pin ${first.value}, as in \`${first.place}\`` : `Pin all ${own.length} as elsewhere in the project`;
    return [suggestedFix(title, ...known.flatMap(({ edits }) => edits))];
  },
  *check(requirements, { artifact }) {
    const { text } = artifact.parts[0]!;
    const named = ({ name, nameSpan }: Requirement) => {
      const written = text.slice(nameSpan.start, nameSpan.end);
      return /^[\w.-]{1,100}$/.test(written) ? written : name;
    };
    const elsewhere = requirements.options.some((o) => o.name === '-c' || o.name === '--constraint');
    if (elsewhere || requirements.rangesAllowed || artifact.templated || isAside(artifact)) return;
    const loose = requirements.entries.filter(isLoose);
    if (loose.length > NAMED) {
      const [first, second] = loose;
      yield finding(
        first!.span,
        `\`${named(first!)}\`, \`${named(second!)}\` and ${loose.length - 2} more are installed in their newest version.`,
      );
      return;
    }
    for (const each of loose) yield finding(each.span, `\`${named(each)}\` is installed in its newest version.`);
  },
});

/** What installs packages itself: its version says nothing about the model. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel', 'conda', 'uv', 'nodefaults']);

/** Open to every later release; a range with an upper end, or a choice of versions, is somebody's decision. */
function isLoose(requirement: Requirement): boolean {
  if (requirement.url !== undefined || requirement.editable || isPinned(requirement) || TOOLS.has(requirement.name)) return false;
  return requirement.specifiers.every(({ operator }) => operator === '>=' || operator === '>' || operator === '!=');
}
