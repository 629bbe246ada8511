import { get, looseBool, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';

/** Stages that bring data in: what they depend on lies outside. */
const FETCHES =
  /\b(?:download|fetch|ingest|get|import|pull|extract|collect|crawl|scrape|query|export|wget|curl|kaggle|gsutil|aws|az|gcloud|sql|s3|generate|synthesi|sample|init|setup)/i;

export default defineRule({
  id: 'versioning/dvc-stage-without-deps',
  consideration: 'versioning/process-record',
  reads: 'dvc',
  severity: 'info',
  problem: 'A stage names what it makes and nothing it makes it from.',
  remedy: 'List its script and its data below `deps`, and what it is tuned with below `params`.',
  why: '`dvc repro` runs such a stage once and never again, so a change of code or data does not reach the model.',
  sources: [
    { title: 'DVC: dvc.yaml files, stages', url: 'https://doc.dvc.org/user-guide/project-structure/dvcyaml-files#stages' },
  ],
  standards: ['ISO/IEC 42001 A.7.5'],
  fix: 'suggested',
  examples: {
    bad: { 'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    outs: [model.pkl]\n' },
    good: {
      'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    deps: [train.py, data/train.csv]\n    outs: [model.pkl]\n',
    },
  },
  *check({ stages, templated, problems }, { artifact }) {
    if (templated || problems.length > 0) return;
    for (const stage of stages) {
      const made = [...stage.outs, ...stage.metrics, ...stage.plots];
      const from = get(stage.node, 'deps') ?? get(stage.node, 'params');
      if (made.length === 0 || from || looseBool(get(stage.node, 'always_changed')) === true) continue;
      if (FETCHES.test(stage.name.replaceAll('_', ' ')) || FETCHES.test((str(get(stage.node, 'cmd')) ?? '').replaceAll('_', ' ')))
        continue;
      const script = scriptOf(str(get(stage.node, 'cmd')) ?? '');
      const edits = script ? addEntry(artifact.parts[0]!.text, stage.node, 'deps', [script], { after: ['cmd', 'wdir'] }) : [];
      yield finding(
        stage.span,
        `The stage \`${stage.name}\` depends on nothing that DVC knows of, so it runs only once.`,
        offered(`Depend on \`${script}\``, edits),
      );
    }
  },
});

/** The one script that a command runs: `python src/train.py --epochs 3`. */
function scriptOf(command: string): string | undefined {
  return /^\s*(?:(?:poetry|uv|pipenv) run )?(?:python3?|bash|sh|Rscript) ((?!-)[\w./-]+\.(?:py|sh|R))(?: [^|&;\n]*)?$/.exec(
    command,
  )?.[1];
}
