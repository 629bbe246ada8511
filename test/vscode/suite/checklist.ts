import type * as vscode from 'vscode';
import { activateExtension, waitFor, workspaceUri } from './host.js';

/** One line of the checklist tree, as its view gets it, with all that is below it. */
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** `project`, `challenge`, `consideration`, `evidence`, `attestation`, `finding` or `finding.fix`. */
  readonly context: string;
  readonly icon: string;
  readonly command: vscode.Command | undefined;
  readonly children: readonly Line[];
}

/** The whole checklist tree as it is now. */
export async function readTree(): Promise<Line[]> {
  const { checklist } = (await activateExtension()).exports;
  const read = async (id: string): Promise<Line> => {
    const { label, description, contextValue, iconPath, command } = checklist.getTreeItem(id);
    const children = await Promise.all((await checklist.getChildren(id)).map(read));
    return {
      id,
      label: String(label),
      description: String(description ?? ''),
      context: contextValue ?? '',
      icon: (iconPath as vscode.ThemeIcon | undefined)?.id ?? '',
      command,
      children,
    };
  };
  return Promise.all((await checklist.getChildren()).map(read));
}

/** A line and all below it. */
export function flatten(line: Line): Line[] {
  return [line, ...line.children.flatMap(flatten)];
}

/** The line of a consideration in the project that a folder of the workspace is. Throws where it is not drawn. */
export async function considerationLine(folder: string, consideration: string): Promise<Line> {
  const root = rootOf(folder);
  const project = (await readTree()).find((line) => line.id === root);
  const line = project && flatten(project).find((each) => each.id === `${root}#${consideration}`);
  if (!line) throw new Error(`no ${consideration} in the tree of ${folder}`);
  return line;
}

/** Waits until a consideration is drawn in a state, given by what its description begins with, and returns its line. */
export async function untilState(folder: string, consideration: string, state: string): Promise<Line> {
  let last = '';
  return waitFor(
    `${consideration} to be '${state}'`,
    async () => {
      const line = await considerationLine(folder, consideration);
      last = line.description;
      return last.startsWith(state) && line;
    },
    8_000,
    () => `(it is '${last}')`,
  );
}

/** The address of a folder's project, as commands take it. */
export function rootOf(folder: string): string {
  return workspaceUri(folder).toString();
}
