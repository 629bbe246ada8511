import { commands, window } from 'vscode';
import type { ProjectItem } from '../../server/lsp/protocol.js';
import { type Action, actionChoices, considerationChoices, findConsideration, progressWords } from './choices.js';
import type { Target } from './items.js';
import { pick } from './pick.js';
import type { ChecklistStore } from './store.js';

/** Walks through every consideration and what can be done about it, with a way back. */
export async function showChecklist(
  store: ChecklistStore,
  act: (action: Action, target: Target) => Promise<void>,
): Promise<void> {
  let last: Target | null = null;
  for (;;) {
    const projects = await loadProjects(store);
    if (!projects) return;
    const target = await pickFrom(
      projects,
      `ML Preflight Checklist: ${progressWords(projects)}`,
      'What do you want to look at?',
      last,
    );
    if (!target) return;
    last = target;
    const item = findConsideration(projects, target);
    if (!item) continue;
    const choices = actionChoices(target.root, item);
    const picked = await pick(choices, { title: item.title, placeholder: item.question, back: true });
    if (picked === 'back') continue;
    if (picked) await act(picked.value, target);
    return;
  }
}

/** Asks for a consideration, for commands called without one; null where the person left or there is none. */
export async function pickConsideration(store: ChecklistStore, title: string): Promise<Target | null> {
  const projects = await loadProjects(store);
  return projects && pickFrom(projects, title, 'Which consideration?', null);
}

async function pickFrom(
  projects: readonly ProjectItem[],
  title: string,
  placeholder: string,
  last: Target | null,
): Promise<Target | null> {
  const at = ({ root, consideration }: Target) => root === last?.root && consideration === last.consideration;
  const picked = await pick(considerationChoices(projects), { title, placeholder, at });
  return picked === null || picked === 'back' ? null : picked.value;
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
