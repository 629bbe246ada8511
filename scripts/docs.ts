import { challenges, considerations } from '../server/core/catalogue/catalogue.js';
import { standardsOf } from '../server/core/catalogue/considerationStandards.js';
import { absenceSeverity } from '../server/core/catalogue/loudness.js';
import { RISKS, type Risk, STAGES, type Stage } from '../server/core/config.js';
import { detectors } from '../server/core/evidence/detectors.js';
import { standardsWords } from '../server/core/report/words.js';
import type { ExampleFiles, Rule } from '../server/core/rule.js';
import { allRules } from '../server/core/rules/rules.js';
import { absences } from '../server/core/rules.js';
import { kindsTable } from './kindsTable.js';

/** The documentation that is made from the rules, by path. */
export function generatedDocs(): Map<string, string> {
  return new Map([
    ...allRules.map((rule) => [`docs/rules/${rule.id}.md`, page(rule)] as const),
    ['docs/rules.md', index()],
    ['docs/kinds.md', kindsTable()],
    ['docs/checklist.md', checklist()],
  ]);
}

const FIX_WORDS = { safe: 'safe (used by fix-all)', suggested: 'suggested (one click)', none: 'none' };
const READS_WORDS: Readonly<Record<Rule['reads'], string>> = {
  card: 'model cards',
  structuredCard: 'model cards in JSON or YAML (Model Card Toolkit, CycloneDX, MOF)',
  manifests: 'Kubernetes and KServe manifests',
  workload: 'workloads that serve or train a model (Kubernetes, KServe)',
  notebook: 'notebooks',
  code: 'notebooks and Python scripts',
  python: 'Python in notebooks and in scripts that train, load or serve a model',
  requirements: 'requirements files and lists of packages in other files',
  tritonConfig: 'Triton `config.pbtxt`',
  tfServingConfig: 'TensorFlow Serving `models.config`',
  torchserveConfig: 'TorchServe `config.properties`',
  torchserveModel: 'TorchServe `model-config.yaml`',
  dockerfile: 'Dockerfiles',
  compose: 'Compose files',
  cloudformation: 'CloudFormation and SAM templates with SageMaker resources',
  azureml: 'Azure Machine Learning files',
  databricks: 'Databricks asset bundles',
  kfpPipeline: 'compiled pipelines of Kubeflow and Vertex AI',
  mlflowModel: 'MLflow `MLmodel`',
  mlflowProject: 'MLflow `MLproject`',
  bento: 'BentoML `bentofile.yaml`',
  cog: '`cog.yaml`',
  dvc: 'DVC files',
  lock: 'lock files',
  rayServe: 'Ray Serve configs',
  serveConfig: 'Ray Serve configs, also inside a RayService',
  modelSettings: 'MLServer `model-settings.json`',
  kustomization: 'Kustomizations',
  helmChart: 'Helm `Chart.yaml`',
  helmValues: 'Helm values',
  file: 'deployment files of every kind',
  container: 'containers that serve or train a model',
  image: 'container images',
  variable: 'environment variables',
  model: 'references to models',
  capacity: 'replicas, instances and workers',
  endpoint: 'addresses under which a model answers',
  projectFile: 'ml-preflight.yaml',
  project: 'the whole project',
};

function page(rule: Rule): string {
  const consideration = considerations.find((c) => c.id === rule.consideration)!;
  const severity =
    rule.gap === 'hazard'
      ? `${rule.severity}${rule.preview ? ', off unless configured (preview)' : ''}`
      : STAGES.map(
          (s) => `${s}: ${absenceSeverity(rule.consideration, rule.weight, s, 'limited').replace('silent', 'checklist only')}`,
        ).join(', ');
  return [
    `# ${rule.id}`,
    '',
    rule.problem,
    '',
    `| | |`,
    `|---|---|`,
    `| Consideration | ${consideration.id}: ${consideration.question} |`,
    `| Kind of gap | ${rule.gap === 'hazard' ? 'hazard: reported where it stands' : 'absence: reported once per project, until anything shows it'} |`,
    `| Severity | ${severity} |`,
    `| Reads | ${READS_WORDS[rule.reads]} |`,
    `| Fix | ${FIX_WORDS[rule.fix]} |`,
    ...(rule.standards.length > 0 ? [`| Standards | ${rule.standards.join('; ')} |`] : []),
    '',
    '## Why',
    '',
    rule.why,
    '',
    '## What to do',
    '',
    rule.remedy,
    '',
    '## Reported',
    '',
    ...example(rule.examples.bad),
    '## Not reported',
    '',
    ...example(rule.examples.good),
    '## Sources',
    '',
    ...rule.sources.map((s) => `- [${s.title}](${s.url})`),
    '',
  ].join('\n');
}

function example(files: ExampleFiles): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const shown = name.endsWith('.ipynb') ? notebookSource(text) : text.trimEnd();
    const language = name.endsWith('.ipynb')
      ? 'python'
      : (/\.(\w+)$/.exec(name)?.[1] ?? '').replace('yml', 'yaml').replace('md', 'markdown');
    const fence = '`'.repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map((m) => m[0].length + 1)));
    return [`\`${name}\``, '', `${fence}${language}`, shown, fence, ''];
  });
}

/** The cells of an example notebook as percent script: its JSON would hide the point. */
function notebookSource(text: string): string {
  const notebook = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  return notebook.cells
    .map((c) => `# %%${c.cell_type === 'code' ? '' : ` [${c.cell_type}]`}\n${[c.source].flat().join('')}`)
    .join('\n\n');
}

function index(): string {
  const lines = [
    '# Rules',
    '',
    `${allRules.length} rules. A challenge's name stands for all of its rules in \`ml-preflight.yaml\`. Which rule speaks of which kind of file: [kinds.md](kinds.md).`,
    '',
  ];
  for (const challenge of challenges) {
    lines.push(`## ${challenge.title}`, '', '| Rule | Reports | Severity | Fix |', '|---|---|---|---|');
    for (const rule of allRules.filter((r) => r.id.startsWith(`${challenge.id}/`))) {
      const severity = rule.gap === 'absence' ? 'absence' : rule.severity + (rule.preview ? ' (preview)' : '');
      lines.push(`| [${rule.id.split('/')[1]}](rules/${rule.id}.md) | ${rule.problem} | ${severity} | ${rule.fix} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

function checklist(): string {
  const lines = [
    '# The checklist',
    '',
    'Twelve challenges of putting a model into the real world, thirty considerations, each with a question. ML Preflight looks for evidence',
    'of each in every file of the project and shows where it stands. The challenges and considerations follow "Challenges of Deploying Machine',
    'Learning in Real-World Scenarios" (S. Fissel, J. Fraley, S. Mathiason, 11 December 2023).',
    '',
    '## States',
    '',
    '| State | Meaning |',
    '|---|---|',
    '| met | There is evidence, and no open finding. |',
    '| gap | A hazard stands, or the project has files that should show it and nothing does. |',
    '| accepted | Every finding is suppressed with a reason. |',
    '| attested | A person vouches for it in `ml-preflight.yaml`. |',
    '| expired | The attestation is past its date, and no file shows it. |',
    '| not applicable | Declared in `ml-preflight.yaml`, with a reason. |',
    '| open | No file of this project could show it: the checklist asks, the editor stays silent. |',
    '',
    'An attestation holds from `on` through `until`; in its last thirty days it is due. Renewing it (the code action in the file, or *Renew* in',
    'the walk-through) lets it hold as long again from today. Its `evidence` is a path that begins in the folder of the project file, or an',
    'address, which is never fetched. What is amiss is told there as `preflight/attestation`: past its day, due, not yet begun, evidence that',
    'is not there, and hazards that stand against it.',
    '',
    'A standing hazard outweighs an attestation. `stage` and `risk` decide how loud an absence is in the editor, never its state.',
    '',
    'The standards of a consideration are items of laws and standards that it bears on: evidence for it is something to show under the item,',
    'not all that the item asks for. [The handover report](handover-report.md) orders the checklist by them.',
    '',
  ];
  lines.push(...loudnessTable());
  for (const challenge of challenges) {
    lines.push(
      `## ${challenge.title}`,
      '',
      '| Consideration | Question | Evidence | Rules (with a fix: *) | Standards |',
      '|---|---|---|---|---|',
    );
    for (const c of challenge.considerations) {
      const shown = detectors.filter((d) => (d.considerations as readonly string[]).includes(c.id)).map((d) => d.what);
      const rules = allRules
        .filter((r) => r.consideration === c.id)
        .map((r) => `[${r.id.split('/')[1]}](rules/${r.id}.md)${r.fix === 'none' ? '' : '\\*'}`);
      const standards = standardsWords(standardsOf[c.id]);
      lines.push(`| \`${c.id}\` | ${c.question} | ${shown.join('; ')} | ${rules.join(', ')} | ${standards} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** How loud each absence is, by stage and risk, as the editor and the command line decide it. */
function loudnessTable(): string[] {
  const loudness = (rule: (typeof absences)[number], stage: Stage, risk: Risk) =>
    absenceSeverity(rule.consideration, rule.weight, stage, risk);
  const silent = STAGES.filter((stage) => RISKS.every((risk) => absences.every((r) => loudness(r, stage, risk) === 'silent')));
  const columns = STAGES.filter((stage) => !silent.includes(stage)).flatMap((stage) => RISKS.map((risk) => ({ stage, risk })));
  const ordered = challenges.flatMap((c) => c.considerations.flatMap(({ id }) => absences.filter((r) => r.consideration === id)));
  const rows = ordered.map((rule) => {
    const cells = columns.map(({ stage, risk }) => loudness(rule, stage, risk));
    return `| \`${rule.consideration}\` | ${cells.map((c) => (c === 'silent' ? '·' : c)).join(' | ')} |`;
  });
  return [
    '## What is asked for, by stage and risk',
    '',
    'How loud it is in the editor and in `ml-preflight check` that nothing in the project shows a consideration. `·`: it is a gap in the',
    'checklist and reported nowhere else. What is wrong (a hazard) is reported at every stage. `rules` in `ml-preflight.yaml` overrides each.',
    ...(silent.length > 0 ? [`At stage ${silent.join(', ')} nothing is asked for.`] : []),
    '',
    `| Consideration | ${columns.map(({ stage, risk }) => `${stage}, ${risk} risk`).join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...rows,
    '',
  ];
}
