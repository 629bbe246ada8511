import type { WorkspaceEdit } from 'vscode-languageserver';
import type { ProjectFile } from '../core/artifacts/projectFile.js';
import { standingOf } from '../core/attestation.js';
import { challenges, considerations } from '../core/catalogue/catalogue.js';
import { type ConsiderationStatus, isSettled } from '../core/checklist.js';
import type { JudgedFinding, PlacedEvidence } from '../core/model.js';
import { placeOf } from './convert.js';
import { placedEdits, workspaceEdit } from './edits.js';
import { runSafe } from './log.js';
import {
  type ApplyFixParams,
  ApplyFixRequest,
  ChecklistChanged,
  ChecklistRequest,
  type ChecklistResult,
  type ConsiderationItem,
  type EvidenceItem,
  type FindingItem,
  type ProjectItem,
} from './protocol.js';
import type { Server } from './state.js';
import type { Timer } from './timers.js';
import { canonicalUri, schemeOf } from './uris.js';

/** Answers for the checklist, and says when it changed to a client that has asked for it. */
export function registerChecklist(server: Server): void {
  const { connection, log, folders, workspace, edited, moved, delays, timers } = server;
  connection.onRequest(ChecklistRequest, (_params: object, token) =>
    runSafe<ChecklistResult>(log, 'The checklist failed', { projects: [] }, token, async () => {
      server.followed = true;
      await folders.scanAll({ token });
      return { projects: await projects(server) };
    }),
  );
  connection.onRequest(ApplyFixRequest, (params: ApplyFixParams, token) =>
    runSafe<WorkspaceEdit | null>(log, 'The fix failed', null, token, () => firstFix(server, params)),
  );
  let timer: Timer | undefined;
  const changed = () => {
    if (!server.followed || timer !== undefined) return;
    timer = timers.start(delays.checklist, 'The checklist cannot be sent', () => {
      timer = undefined;
      return connection.sendNotification(ChecklistChanged);
    });
  };
  edited.event((document) => {
    const key = workspace.keyOf(document);
    if (key === null || schemeOf(key) !== 'untitled') changed();
  });
  moved.event(changed);
}

/** Every project that holds an artifact, after settings and open documents are taken in. */
export async function projects(server: Server): Promise<ProjectItem[]> {
  return (await enabledRoots(server)).map((root) => projectItem(server, root));
}

/** Roots of projects to speak of. Nothing that was asked after it changes them without a wait. */
export async function enabledRoots({ workspace, engine, settings, attestedFiles }: Server): Promise<string[]> {
  await attestedFiles.look();
  for (let before = ''; ; ) {
    workspace.flush();
    const roots = engine.roots();
    if (roots.join('\n') === before) return roots.filter((root) => settings.of(root).enable && schemeOf(root) !== 'untitled');
    before = roots.join('\n');
    await Promise.all(roots.map((root) => settings.ready(root)));
  }
}

function projectItem(server: Server, root: string): ProjectItem {
  const { engine, folders } = server;
  const { artifacts, config, projectFile } = engine.project(root);
  const statuses = engine.checklist(root);
  return {
    root: folders.spelling(root),
    name: folders.nameOf(root),
    stage: config.stage,
    risk: config.risk,
    artifacts: artifacts.filter((a) => a.kind !== 'project').length,
    gaps: statuses.filter((s) => s.state === 'gap' || s.state === 'expired').length,
    challenges: challenges.map(({ id, title, considerations: own }) => {
      const ids = new Set<string>(own.map((c) => c.id));
      const items = statuses.filter((s) => ids.has(s.id)).map((s) => considerationItem(server, s, projectFile));
      return { id, title, settled: items.filter((i) => isSettled(i.state)).length, total: items.length, considerations: items };
    }),
  };
}

function considerationItem(server: Server, status: ConsiderationStatus, projectFile: ProjectFile | null): ConsiderationItem {
  const { id, state, evidence, findings, attestation, reason } = status;
  const { title, question } = considerations.find((c) => c.id === id)!;
  return {
    id,
    title,
    question,
    state,
    evidence: evidence.map((e) => evidenceItem(server, e)),
    findings: findings.map((f) => findingItem(server, f)),
    attestation: attestation && {
      by: attestation.by,
      on: attestation.on,
      until: attestation.until,
      evidence: attestation.evidence,
      standing: standingOf(attestation, server.today()),
      place: projectFile && placeOf(server, projectFile, attestation.span),
    },
    reason,
  };
}

function evidenceItem(server: Server, { artifact, span, note }: PlacedEvidence): EvidenceItem {
  return { ...placeOf(server, artifact, span), note };
}

function findingItem(server: Server, finding: JudgedFinding): FindingItem {
  const { artifact, span, rule, message, severity, suppressed, fixes } = finding;
  return {
    ...placeOf(server, artifact, span),
    rule,
    message,
    severity,
    suppressed: suppressed?.reason ?? null,
    fix: fixes[0]?.title ?? null,
  };
}

/** The finding as the checklist named it, looked for in the present text. */
function firstFix(server: Server, { uri, rule, cell, range }: ApplyFixParams): WorkspaceEdit | null {
  server.workspace.flush();
  const wanted = JSON.stringify([cell, range.start.line, range.start.character, range.end.line, range.end.character]);
  const found = server.engine.findings(keyOf(server, uri)).find((finding) => {
    if (finding.rule !== rule) return false;
    const place = placeOf(server, finding.artifact, finding.span);
    return (
      JSON.stringify([
        place.cell,
        place.range.start.line,
        place.range.start.character,
        place.range.end.line,
        place.range.end.character,
      ]) === wanted
    );
  });
  const fix = found?.fixes[0];
  const edits = found && fix ? placedEdits(server, found, fix) : null;
  return edits && workspaceEdit(server, edits);
}

function keyOf({ workspace }: Server, uri: string): string {
  return workspace.keyOf(uri) ?? canonicalUri(uri);
}
