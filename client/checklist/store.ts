import { CancellationTokenSource, type Event, EventEmitter } from 'vscode';
import { ChecklistRequest, type ChecklistResult, type ProjectItem } from '../../server/lsp/protocol.js';
import type { Session } from '../client.js';
import { createFreshness, type Freshness } from './freshness.js';

/** The checklist as last fetched, shared by everything that shows it. */
export interface ChecklistStore extends Freshness {
  /** Null before the first answer. */
  readonly projects: readonly ProjectItem[] | null;
  /** Why the last fetch failed. */
  readonly problem: string | null;
  /** A fetch ended, well or not. */
  readonly onDidChange: Event<void>;
}

/** `pause` as in `createFreshness`. */
export function createStore(session: Session, pause: () => number | null): ChecklistStore {
  const changed = new EventEmitter<void>();
  const cancellation = new CancellationTokenSource();
  let projects: readonly ProjectItem[] | null = null;
  let problem: string | null = null;
  const freshness = createFreshness(async () => {
    try {
      projects = (await session.request<ChecklistResult>(ChecklistRequest, {}, cancellation.token)).projects;
      problem = null;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      changed.fire();
    }
  }, pause);
  const subscription = session.onDidChangeChecklist(freshness.changed);
  return {
    ...freshness,
    get projects() {
      return projects;
    },
    get problem() {
      return problem;
    },
    onDidChange: changed.event,
    dispose() {
      freshness.dispose();
      subscription.dispose();
      cancellation.cancel();
      cancellation.dispose();
      changed.dispose();
    },
  };
}
