import { commands, type ExtensionContext, window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ClientCommand, type Place, StandardsRequest, type StandardsResult } from '../server/lsp/protocol.js';
import { clearOutputs, followCellOutputs } from './cellOutputs.js';
import { attest, declareNotApplicable, renew } from './checklist/attest.js';
import { type Action, findConsideration } from './checklist/choices.js';
import { exportReport } from './checklist/exportReport.js';
import type { Target } from './checklist/items.js';
import { pickConsideration, showChecklist } from './checklist/quickPick.js';
import { reveal } from './checklist/reveal.js';
import { createStore } from './checklist/store.js';
import { type ChecklistReader, type ChecklistTree, createTree } from './checklist/tree.js';
import { type NewClient, startClient } from './client.js';
import { createModelCard } from './createModelCard.js';
import { applyFix } from './fix.js';
import { createStatus, type Status } from './status.js';
import { suppress } from './suppress.js';
import { createWorkspaceCheck } from './workspaceCheck.js';

/** What the entry needs: a way to stop the server, and what other extensions and the tests may have of this one. */
export interface Running {
  readonly exports: Exports;
  stop(): Promise<void>;
}

/** The extension's exports. They only read. */
export interface Exports {
  /** The checklist as its view draws it, asked for anew where it is out of date. */
  readonly checklist: ChecklistReader;
}

/** Wires everything up. Commands exist at once; those that need the server wait for it. */
export function activateWith(context: ExtensionContext, newClient: NewClient): Running {
  const output = window.createOutputChannel('ML Preflight', { log: true });
  const session = startClient(newClient, output);
  let tree: ChecklistTree | undefined;
  let status: Status | undefined;
  // Typing changes the checklist: a shown tree follows at once, the tally at leisure, and nothing is fetched for nobody.
  const store = createStore(session, () => (tree?.view.visible ? 100 : status?.isWanted() ? 1000 : null));
  tree = createTree(store, context.workspaceState);
  status = createStatus(session, store);
  const check = createWorkspaceCheck(session, output);
  const { node, showOnlyGaps } = tree;

  const titleOf = (target: Target) => findConsideration(store.projects ?? [], target)?.title ?? target.consideration;
  const attestTarget = (target: Target) => attest(session, context.globalState, target, titleOf(target));
  const notApplicableTarget = (target: Target) => declareNotApplicable(session, target, titleOf(target));
  /** Called with (root, consideration) by a code action, with an element by the tree, with nothing from the palette. */
  const withTarget = (title: string, run: (target: Target) => Promise<void>) => async (first?: unknown, second?: unknown) => {
    if (typeof first === 'string' && typeof second === 'string') return run({ root: first, consideration: second });
    const target = typeof first === 'string' ? node(first)?.target : await pickConsideration(store, title);
    if (target) await run(target);
  };
  const standards = async () => (await session.request<StandardsResult>(StandardsRequest, {})).standards;
  const act = async (action: Action, target: Target) => {
    if (action.kind === 'reveal') await reveal(action.place);
    else if (action.kind === 'fix') await applyFix(session, action.fix);
    else if (action.kind === 'attest') await attestTarget(target);
    else if (action.kind === 'renew') await renew(session, target);
    else await notApplicableTarget(target);
  };

  const handlers: Record<string, (...args: never[]) => unknown> = {
    'mlPreflight.showChecklist': () => showChecklist(store, standards, act),
    'mlPreflight.refreshChecklist': () => store.refresh(),
    'mlPreflight.showOnlyGaps': () => showOnlyGaps(true),
    'mlPreflight.showAll': () => showOnlyGaps(false),
    'mlPreflight.checkWorkspace': () => check.run(),
    'mlPreflight.createModelCard': (root?: unknown) => createModelCard(session, store, root),
    'mlPreflight.exportReport': (root?: unknown) => exportReport(session, store, root),
    'mlPreflight.restartServer': () => session.restart(),
    'mlPreflight.showOutput': () => output.show(),
    'mlPreflight.reveal': (place: Place) => reveal(place),
    'mlPreflight.applyFix': async (id: string) => {
      const fix = node(id)?.fix;
      if (fix) await applyFix(session, fix);
    },
    'mlPreflight.renew': withTarget('Renew', (target) => renew(session, target)),
    [ClientCommand.clearOutputs]: (cell: string) => clearOutputs(cell),
    [ClientCommand.attest]: withTarget('Attest', attestTarget),
    [ClientCommand.notApplicable]: withTarget('Not Applicable', notApplicableTarget),
    [ClientCommand.suppress]: (_uri: string, rule: string, edit: WorkspaceEdit) => suppress(session, rule, edit),
  };
  context.subscriptions.push(
    output,
    session,
    store,
    tree,
    status,
    check,
    followCellOutputs(session),
    ...Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, shown(handler))),
  );
  return { exports: { checklist: tree.reader }, stop: session.stop };

  /** A failed command says so in words and keeps the details in the log. */
  function shown(handler: (...args: never[]) => unknown) {
    return async (...args: never[]) => {
      try {
        return await handler(...args);
      } catch (error) {
        output.error(error instanceof Error ? error : String(error));
        const restart = 'Restart Server';
        const buttons = session.state === 'running' ? [] : [restart];
        const answer = await window.showErrorMessage(
          `ML Preflight: ${error instanceof Error ? error.message : error}`,
          ...buttons,
        );
        if (answer === restart) await session.restart();
        return undefined;
      }
    };
  }
}
