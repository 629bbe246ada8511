import type { Dvc, DvcStage } from '../../artifacts/dvc.js';
import { get, isMap, isScalar, items, keys, parseYaml, str, type YamlNode } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { at, defineRule, finding, type ProjectFound } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { isMainFile } from '../shared/mainFiles.js';

/** Stands at the stage: the lock is written by `dvc repro` and never by hand, so the stage was changed after the last run. */
export default defineRule({
  id: 'versioning/dvc-lock-stale',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The stage is not as it was when `dvc.lock` was written.',
  remedy: 'Run `dvc repro` and commit the `dvc.lock` it writes.',
  why: 'The model and data that the lock holds were made by another pipeline than the one that stands here.',
  sources: [
    { title: 'DVC: dvc.lock file', url: 'https://doc.dvc.org/user-guide/project-structure/dvcyaml-files#dvclock-file' },
    { title: 'DVC: repro', url: 'https://doc.dvc.org/command-reference/repro' },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: { 'dvc.yaml': pipeline('--epochs 20'), 'dvc.lock': lock('--epochs 10') },
    good: { 'dvc.yaml': pipeline('--epochs 20'), 'dvc.lock': lock('--epochs 20') },
  },
  *check(project) {
    const locks = new Map(
      project.artifacts.flatMap((each) => (each.kind === 'lock' && each.tool === 'dvc' ? [[folderOf(each), each] as const] : [])),
    );
    for (const dvc of locks.size > 0 ? project.artifacts : []) {
      if (dvc.kind !== 'dvc' || dvc.form !== 'pipeline' || !isMainFile(project, dvc) || dvc.problems.length > 0) continue;
      const found = locks.get(folderOf(dvc));
      const root = found && parseYaml(found.parts[0]!.text)[0]?.root;
      const stages = get(root, 'stages') ?? (get(root, 'schema') ? undefined : root);
      if (found && isMap(stages)) yield* staleStages(dvc, stages, found.uri);
    }
  },
});

function* staleStages(dvc: Dvc, locked: YamlNode, uri: string): Generator<ProjectFound> {
  const repeated = new Set(keys(locked).flatMap((name) => (name.includes('@') ? [name.split('@', 1)[0]!] : [])));
  for (const stage of dvc.stages) {
    // A stage that is repeated is locked under many names, one that is frozen is not run.
    const held = get(locked, stage.name);
    const node = get(get(dvc.root, 'stages'), stage.name);
    if (repeated.has(stage.name) || get(node, 'foreach') || get(node, 'matrix') || get(node, 'frozen')) continue;
    if (!held) {
      const message = `The stage \`${stage.name}\` is not in \`dvc.lock\`.`;
      yield at(dvc, finding(stage.span, message, [], [{ uri, span: nodeSpan(locked), message: 'The stages that were run.' }]));
      continue;
    }
    const said = difference(stage, held);
    if (said) yield at(dvc, finding(said.span, said.message, [], [{ uri, span: nodeSpan(said.held), message: said.there }]));
  }
}

interface Difference {
  readonly span: ReturnType<typeof nodeSpan>;
  readonly message: string;
  readonly held: YamlNode;
  readonly there: string;
}

/** Commands and paths with `${…}` are known to DVC alone. */
function difference(stage: DvcStage, held: YamlNode): Difference | undefined {
  const command = get(stage.node, 'cmd');
  const [own, theirs] = [commandText(command), commandText(get(held, 'cmd'))];
  if (command && own !== undefined && theirs !== undefined && own !== theirs && !own.includes('${')) {
    const message = `The command of \`${stage.name}\` is not the one that \`dvc.lock\` holds.`;
    return { span: nodeSpan(command), message, held: get(held, 'cmd')!, there: 'The command that was run.' };
  }
  const kept = [...items(get(held, 'deps')), ...items(get(held, 'outs'))];
  const paths = new Set(kept.map((each) => plain(str(get(each, 'path')) ?? '')));
  for (const { value, span } of [...stage.deps, ...stage.outs, ...stage.metrics]) {
    if (value.includes('$') || paths.has(plain(value)) || paths.size === 0) continue;
    const message = `\`${value}\` of the stage \`${stage.name}\` is not in \`dvc.lock\`.`;
    return { span, message, held, there: 'The stage as it was run.' };
  }
  return undefined;
}

/** A command or a list of them, blanks made even. */
function commandText(node: YamlNode | undefined): string | undefined {
  const list = isScalar(node) ? [node] : items(node);
  const texts = list.map((each) => str(each));
  return list.length === 0 || texts.includes(undefined) ? undefined : texts.join('\n').replace(/\s+/g, ' ').trim();
}

function plain(path: string): string {
  return path
    .replace(/\\/g, '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
}

function pipeline(flags: string): string {
  return `stages:
  train:
    cmd: python train.py ${flags}
    deps:
    - data/train.csv
    - train.py
    outs:
    - models/scorer.joblib
`;
}

function lock(flags: string): string {
  return `schema: '2.0'
stages:
  train:
    cmd: python train.py ${flags}
    deps:
    - path: data/train.csv
      hash: md5
      md5: 46d1f6c2f1a3e0a5b7d0c9c2f8e4a1b3
      size: 120933
    - path: train.py
      hash: md5
      md5: 9c1d7a0c51f2c3a8e3b7d4f6a5e8b901
      size: 1204
    outs:
    - path: models/scorer.joblib
      hash: md5
      md5: 1f0e9d8c7b6a59483726150403f2e1d0
      size: 20411
`;
}
