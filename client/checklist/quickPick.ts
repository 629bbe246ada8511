import { commands, window } from 'vscode';
import type { ProjectItem, StandardEntry, StandardGroup } from '../../server/lsp/protocol.js';
import {
  type Action,
  actionChoices,
  considerationChoices,
  entryChoices,
  findConsideration,
  progressWords,
  standardChoices,
} from './choices.js';
import type { Target } from './items.js';
import { type Picked, pick } from './pick.js';
import type { ChecklistStore } from './store.js';

/** How the walk begins: the checklist's own order, or that of laws and standards. */
type Order = 'challenge' | 'standard';

/** Walks through every consideration, by challenge or by standard, and what can be done about it, with a way back. */
export async function showChecklist(
  store: ChecklistStore,
  standards: () => Promise<readonly StandardGroup[]>,
  act: (action: Action, target: Target) => Promise<void>,
): Promise<void> {
  let order: Order = 'challenge';
  let last: Target | null = null;
  let entry: StandardEntry | null = null;
  for (;;) {
    const projects = await loadProjects(store);
    if (!projects) return;
    if (order === 'standard' && !entry) {
      const picked = await pickEntry(projects, await standards());
      if (picked === 'turn') order = 'challenge';
      else if (picked === 'back' || picked === null) return;
      else entry = picked.value;
      continue;
    }
    const picked: Picked<Target> = entry ? await pickBearing(projects, entry, last) : await pickFirst(projects, last);
    if (picked === 'turn') order = 'standard';
    if (picked === 'back') entry = null;
    if (picked === 'turn' || picked === 'back') continue;
    if (picked === null) return;
    const target: Target = picked.value;
    last = target;
    const item = findConsideration(projects, target);
    if (!item) continue;
    const choices = actionChoices(target.root, item);
    const action = await pick(choices, { title: item.title, placeholder: item.question, back: true });
    if (action === 'back') continue;
    if (action && action !== 'turn') await act(action.value, target);
    return;
  }
}

function pickFirst(projects: readonly ProjectItem[], last: Target | null): Promise<Picked<Target>> {
  return pick(considerationChoices(projects), {
    title: `ML Preflight Checklist: ${progressWords(projects)}`,
    placeholder: 'What do you want to look at?',
    turn: { icon: 'law', tooltip: 'Order by Standard' },
    at: isTarget(last),
  });
}

function pickEntry(projects: readonly ProjectItem[], standards: readonly StandardGroup[]): Promise<Picked<StandardEntry>> {
  return pick(standardChoices(projects, standards), {
    title: `ML Preflight Checklist by Standard: ${progressWords(projects)}`,
    placeholder: 'Which article, subcategory or control?',
    turn: { icon: 'list-tree', tooltip: 'Order by Challenge' },
  });
}

function pickBearing(projects: readonly ProjectItem[], entry: StandardEntry, last: Target | null): Promise<Picked<Target>> {
  const placeholder = entry.when === null ? entry.title : `${entry.title}; relevant where ${entry.when}`;
  return pick(entryChoices(projects, entry), { title: entry.id, placeholder, back: true, at: isTarget(last) });
}

function isTarget(last: Target | null): (target: Target) => boolean {
  return ({ root, consideration }) => root === last?.root && consideration === last.consideration;
}

/** Asks for a consideration, for commands called without one; null where the person left or there is none. */
export async function pickConsideration(store: ChecklistStore, title: string): Promise<Target | null> {
  const projects = await loadProjects(store);
  if (!projects) return null;
  const picked = await pick(considerationChoices(projects), { title, placeholder: 'Which consideration?' });
  return picked === null || typeof picked === 'string' ? null : picked.value;
}

/** The projects, or null after having said why there are none. */
async function loadProjects(store: ChecklistStore): Promise<readonly ProjectItem[] | null> {
  try {
    await store.fresh();
  } catch (error) {
    const restart = 'Restart Server';
    const answer = window.showErrorMessage(
      `ML Preflight has no checklist: ${error instanceof Error ? error.message : error}`,
      restart,
    );
    if ((await answer) === restart) await commands.executeCommand('mlPreflight.restartServer');
    return null;
  }
  if (store.projects?.length) return store.projects;
  void window.showInformationMessage('No model cards, serving manifests or ML notebooks were found in this workspace.');
  return null;
}
