import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/**
 * Answers, in this order, the input boxes and lists that the extension shows while `run` runs: a text for a box, the beginning
 * of a label for a list. VS Code gives a test no way to type into them. Whatever a box says against its text is an error, and
 * so is a question more or less than there are answers. Returns the titles that were shown.
 */
export async function answering(answers: readonly string[], run: () => Promise<unknown>): Promise<string[]> {
  const { showInputBox, showQuickPick } = vscode.window;
  const left = [...answers];
  const titles: string[] = [];
  const next = (title = ''): string => {
    titles.push(title);
    return left.shift() ?? assert.fail(`no answer for '${title}'`);
  };
  // Host and suite share one API object, as the suite lies in the extension's folder.
  Object.assign(vscode.window, {
    async showInputBox({ title, validateInput }: vscode.InputBoxOptions = {}) {
      const text = next(title);
      const problem = await validateInput?.(text);
      if (problem) assert.fail(`'${text}' is refused: ${typeof problem === 'string' ? problem : problem.message}`);
      return text;
    },
    async showQuickPick(items: readonly vscode.QuickPickItem[], { title }: vscode.QuickPickOptions = {}) {
      const label = next(title);
      return items.find((item) => item.label.startsWith(label)) ?? assert.fail(`no '${label}' to choose`);
    },
  });
  try {
    await run();
  } finally {
    Object.assign(vscode.window, { showInputBox, showQuickPick });
  }
  assert.deepEqual(left, [], 'every answer is asked for');
  return titles;
}
