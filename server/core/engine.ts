import type { Artifact } from './artifacts/artifact.js';
import { evidenceFilesOf } from './attestation.js';
import { attestationFindings, contradictedAttestations, type FileKnowledge } from './attestationFindings.js';
import { type ConsiderationStatus, foldChecklist } from './checklist.js';
import { type ConfigLayer, mergeConfig, type ProjectConfig, pathMatcher } from './config.js';
import { grouped } from './grouped.js';
import { type FileReport, judge, offRules } from './judge.js';
import { type Failure, type FileResult, lintArtifact, lintProject, type ProjectResult, type RawFinding } from './lint.js';
import type { JudgedFinding, PlacedEvidence } from './model.js';
import { moveFindings } from './moved.js';
import { unusedAllowances } from './ownFindings.js';
import { buildProject, isMlArtifact, type Project, relativePath, rootOf } from './project.js';
import { readArtifact } from './recognise.js';
import type { Context, Rule } from './rule.js';

/** Everything that was read, kept so that an edit re-judges its own file and what depends on it. */
export interface Engine {
  /** Workspace folders (URIs without a slash at the end). Projects are found below them by their `ml-preflight.yaml`. */
  setFolders(folders: readonly string[]): void;
  /** Settings that hold below a folder; the command line's overrides win over the project file. */
  setLayers(settings: (root: string) => ConfigLayer, overrides?: ConfigLayer): void;
  /** Reads a file as `readArtifact` does; a defect of a reader is reported as a failure and costs this file alone. */
  read(uri: string, text: string, siblings?: readonly string[]): Artifact | null;
  /** A file that was read, or null where it is gone or is no artifact. */
  set(uri: string, artifact: Artifact | null): void;
  /** Runs something that sets other texts to see what follows, then puts everything back as it was, judgements included. */
  tryOut<T>(run: () => T): T;
  artifact(uri: string): Artifact | undefined;
  /** All files below `folder` were read: absences and unused acceptances can be told from now on. */
  setComplete(folder: string, complete: boolean): void;
  /** The project a file belongs to; never null: a lone file is a project of its folder. */
  rootOf(uri: string): string;
  /** Roots of all projects that hold an artifact, sorted. */
  roots(): readonly string[];
  project(root: string): Project;
  /** Findings of one file; empty for files that are ignored or no artifacts of their project. */
  findings(uri: string): readonly JudgedFinding[];
  /**
   * The same for a text that is being typed: the file's own findings are of its present text, those that depend on the
   * rest of the project are of its last judgement, moved along with the words they stand at, until somebody asks for
   * `findings` or the checklist. Costs what this one file costs.
   */
  glance(uri: string): readonly JudgedFinding[];
  /** `glance` and `findings` of this project are the same: nothing was edited since it was judged. */
  isSettled(root: string): boolean;
  evidence(root: string): readonly PlacedEvidence[];
  /** URIs of files that attestations name as their evidence, for the host to look for. */
  attestedFiles(): readonly string[];
  /** Of these files the host knows that they are not there; of all others nothing is said. Whether that is news. */
  setMissing(uris: ReadonlySet<string>): boolean;
  checklist(root: string): readonly ConsiderationStatus[];
}

interface ProjectState {
  readonly project: Project;
  readonly files: ReadonlyMap<string, FileResult>;
  readonly result: ProjectResult;
  /** The result's findings by the artifact they are about. */
  readonly findingsOf: ReadonlyMap<Artifact, readonly RawFinding[]>;
  readonly reports: Map<string, FileReport>;
  checklist?: readonly ConsiderationStatus[];
}

/** The configuration of a root, for as long as neither it nor the roots change. */
interface RootConfig {
  readonly file: Artifact | undefined;
  readonly config: ProjectConfig;
  /** Rules that are not run. */
  readonly off: ReadonlySet<Rule>;
  /** Whether a file is of this root and not ignored; remembered, as every judgement asks it of every file. */
  readonly holds: (uri: string) => boolean;
}

/** `today` is asked at each judgement; each failure of a rule is reported once per rule and file. */
export function createEngine(today: () => string, onFailure: (failure: Failure) => void): Engine {
  let folders: readonly string[] = [];
  let settings: (root: string) => ConfigLayer = () => ({});
  let overrides: ConfigLayer = {};
  const artifacts = new Map<string, Artifact>();
  const results = new WeakMap<
    Artifact,
    { readonly off: ReadonlySet<Rule>; readonly today: string; readonly result: FileResult }
  >();
  const complete = new Set<string>();
  const states = new Map<string, ProjectState>();
  /** Last judgements of projects in which a text was edited since. */
  const outdated = new Map<string, ProjectState>();
  const configs = new Map<string, RootConfig>();
  const told = new Set<string>();
  let projectRoots: readonly string[] = [];
  let missing: ReadonlySet<string> = new Set();
  const known: FileKnowledge = {
    get missing() {
      return missing;
    },
    isInside: (uri) => rootOf(uri, projectRoots) !== null,
  };

  const tell = (failures: readonly Failure[]) => {
    for (const failure of failures) {
      const key = `${failure.rule} ${failure.uri}`;
      if (!told.has(key)) onFailure(failure);
      told.add(key);
    }
  };

  function refreshRoots(): void {
    const declared = [...artifacts.values()]
      .filter((a) => a.kind === 'project')
      .map((a) => a.uri.slice(0, a.uri.lastIndexOf('/')));
    projectRoots = [...new Set([...folders, ...declared])];
    forgetStates();
    configs.clear();
  }

  function forgetStates(): void {
    states.clear();
    outdated.clear();
  }

  const engineRootOf = (uri: string) => rootOf(uri, projectRoots) ?? uri.slice(0, uri.lastIndexOf('/'));

  function configOf(root: string): RootConfig {
    const file = artifacts.get(`${root}/ml-preflight.yaml`);
    const cached = configs.get(root);
    if (cached && cached.file === file) return cached;
    const config = mergeConfig(settings(root), file?.kind === 'project' ? file.declarations : null, overrides);
    const ignores = pathMatcher(config.ignore);
    const known = new Map<string, boolean>();
    const holds = (uri: string) => {
      let held = known.get(uri);
      if (held === undefined) {
        held = engineRootOf(uri) === root && !ignores(relativePath(root, uri));
        known.set(uri, held);
      }
      return held;
    };
    const entry = { file, config, off: offRules(config), holds };
    configs.set(root, entry);
    return entry;
  }

  /** What a file shows by itself; computed again for another day or other rules. */
  function resultOf(artifact: Artifact, context: Context, off: ReadonlySet<Rule>): FileResult {
    const known = results.get(artifact);
    if (known?.off === off && known.today === context.today) return known.result;
    const result = lintArtifact(artifact, context, off);
    tell(result.failures);
    results.set(artifact, { off, today: context.today, result });
    return result;
  }

  function stateOf(root: string): ProjectState {
    const known = states.get(root);
    if (known) return known;
    const context = { today: today() };
    const { config, off, holds } = configOf(root);
    const project = buildProject(
      root,
      config,
      [...artifacts.values()].filter((a) => holds(a.uri)),
      outdated.get(root)?.project,
    );
    const files = new Map(project.artifacts.map((a) => [a.uri, resultOf(a, context, off)]));
    const all = lintProject(project, [...files.values()], context, off);
    tell(all.failures);
    const result = isComplete(root) ? all : { ...all, findings: all.findings.filter((f) => f.rule.gap !== 'absence') };
    const findingsOf = grouped(result.findings.map((f) => [f.artifact, f] as const));
    const state: ProjectState = { project, files, result, findingsOf, reports: new Map() };
    states.set(root, state);
    outdated.delete(root);
    return state;
  }

  function outdate(root: string): void {
    const state = states.get(root);
    if (state) outdated.set(root, state);
    states.delete(root);
  }

  /** The report of an edited file without judging its project again; undefined where the edit may change what belongs to it. */
  function glanceAt(uri: string): FileReport | undefined {
    const root = engineRootOf(uri);
    const state = states.has(root) ? undefined : outdated.get(root);
    const before = state?.files.get(uri)?.artifact;
    const read = artifacts.get(uri);
    const artifact = read && state?.project.seen(read);
    if (!state || !before || !artifact) return undefined;
    if (before.kind !== artifact.kind || before.parts.length !== artifact.parts.length) return undefined;
    if (isMlArtifact(before) !== isMlArtifact(artifact)) return undefined;
    if (before === artifact) return reportOf(state, uri);
    const context = { today: today() };
    const fromProject = moveFindings(state.findingsOf.get(before) ?? [], before, artifact);
    return judge(resultOf(artifact, context, configOf(root).off), fromProject, state.project, context, isComplete(root));
  }

  const isComplete = (root: string) => [...complete].some((folder) => root === folder || root.startsWith(folder + '/'));

  function reportOf(state: ProjectState, uri: string): FileReport | undefined {
    const file = state.files.get(uri);
    if (!file) return undefined;
    let report = state.reports.get(uri);
    if (!report) {
      const fromProject = state.findingsOf.get(file.artifact) ?? [];
      const isWhole = isComplete(state.project.root);
      report = judge(file, fromProject, state.project, { today: today() }, isWhole);
      if (file.artifact === state.project.projectFile) report = withOwnFindings(state, report, isWhole);
      state.reports.set(uri, report);
    }
    return report;
  }

  /** What nothing needs any more, and what speaks against an attestation, is only known when every other file was judged. */
  function withOwnFindings(state: ProjectState, report: FileReport, isWhole: boolean): FileReport {
    const { projectFile, config } = state.project;
    if (!projectFile || (config.allow.length === 0 && config.attest.size === 0)) return report;
    const day = today();
    const own = attestationFindings(projectFile, config, day, known);
    if (isWhole) {
      const others = [...state.files.keys()].flatMap((uri) => (uri === projectFile.uri ? [] : (reportOf(state, uri) ?? [])));
      own.push(...unusedAllowances(projectFile, config, [report, ...others], day));
      const found = others.flatMap((r) => r.findings);
      own.push(...contradictedAttestations(projectFile, config, day, found));
    }
    return { ...report, findings: [...report.findings, ...own].sort((a, b) => a.span.start - b.span.start) };
  }

  function evidenceOf(state: ProjectState): PlacedEvidence[] {
    return [...[...state.files.values()].flatMap((f) => f.evidence), ...state.result.evidence];
  }

  return {
    setFolders(next) {
      folders = next;
      refreshRoots();
    },
    setLayers(nextSettings, nextOverrides = {}) {
      settings = nextSettings;
      overrides = nextOverrides;
      configs.clear();
      forgetStates();
    },
    set(uri, artifact) {
      const before = artifacts.get(uri);
      if (artifact) artifacts.set(uri, artifact);
      else artifacts.delete(uri);
      if (before?.kind === 'project' || artifact?.kind === 'project') refreshRoots();
      else if (before || artifact) outdate(engineRootOf(uri));
    },
    tryOut(run) {
      const roots = projectRoots;
      const kept = [artifacts, states, outdated].map((map) => [...map] as [string, never][]);
      try {
        return run();
      } finally {
        [artifacts, states, outdated].forEach((map: Map<string, unknown>, i) => {
          map.clear();
          for (const [key, value] of kept[i]!) map.set(key, value);
        });
        if (roots !== projectRoots) refreshRoots();
      }
    },
    read(uri, text, siblings) {
      try {
        return readArtifact(uri, text, siblings);
      } catch (error) {
        tell([{ rule: 'reading', uri, error }]);
        return null;
      }
    },
    artifact: (uri) => artifacts.get(uri),
    setComplete(folder, isNow) {
      if (isNow) complete.add(folder);
      else complete.delete(folder);
      forgetStates();
    },
    rootOf: engineRootOf,
    roots() {
      const roots = new Set([...artifacts.keys()].map(engineRootOf));
      return [...roots].filter((root) => stateOf(root).project.artifacts.some((a) => a.kind !== 'project')).sort();
    },
    project: (root) => stateOf(root).project,
    findings: (uri) => reportOf(stateOf(engineRootOf(uri)), uri)?.findings ?? [],
    glance: (uri) => (glanceAt(uri) ?? reportOf(stateOf(engineRootOf(uri)), uri))?.findings ?? [],
    isSettled: (root) => !outdated.has(root),
    evidence: (root) => evidenceOf(stateOf(root)),
    attestedFiles: () => [
      ...new Set([...artifacts.values()].flatMap((a) => (a.kind === 'project' ? evidenceFilesOf(a, known.isInside) : []))),
    ],
    setMissing(uris) {
      if (uris.size === missing.size && [...uris].every((uri) => missing.has(uri))) return false;
      missing = uris;
      // Only what is said of project files rests on it.
      for (const { project, reports } of [...states.values(), ...outdated.values()])
        if (project.projectFile) reports.delete(project.projectFile.uri);
      return true;
    },
    checklist(root) {
      const state = stateOf(root);
      state.checklist ??= foldChecklist(
        [...state.files.keys()].flatMap((uri) => reportOf(state, uri)?.findings ?? []),
        evidenceOf(state),
        state.project.config,
        today(),
      );
      return state.checklist;
    },
  };
}
