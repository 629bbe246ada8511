import {
  type Disposable,
  type NotebookCell,
  NotebookCellData,
  type NotebookCellOutput,
  type NotebookCellOutputItem,
  NotebookEdit,
  NotebookRange,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { CellOutputs, type CellOutputsParams } from '../server/lsp/protocol.js';
import type { Session } from './client.js';
import { notebookType } from './selector.js';

/** A cell that prints line by line is told of once in a while. */
const pause = 200;
/** Nobody reads more of a text than this. */
const longest = 300_000;

/**
 * Tells the server what the cells of open notebooks have put out, which the sync of notebooks leaves out: texts and errors, as
 * the saved file would hold them.
 */
export function followCellOutputs(session: Session): Disposable {
  const waiting = new Set<NotebookCell>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    const cells = [...waiting].filter((cell) => !cell.notebook.isClosed && cell.index >= 0);
    waiting.clear();
    // A server that starts is told everything then.
    if (cells.length === 0 || session.state !== 'running') return;
    const { client } = session;
    const asUri = (cell: NotebookCell) => client.code2ProtocolConverter.asUri(cell.document.uri);
    const params: CellOutputsParams = {
      cells: cells.map((cell) => ({ uri: asUri(cell), outputs: cell.outputs.flatMap(saved) })),
    };
    // A server that stops in between is told again when it is back.
    client.sendNotification(CellOutputs, params).catch(() => {});
  };
  const tell = (cells: readonly NotebookCell[]) => {
    for (const cell of cells) waiting.add(cell);
    if (waiting.size > 0) timer ??= setTimeout(send, pause);
  };
  const tellAll = () => {
    for (const notebook of workspace.notebookDocuments)
      if (notebook.notebookType === notebookType) tell(withOutputs(notebook.getCells()));
  };
  const subscriptions = [
    session.onDidChangeState((state) => {
      if (state === 'running') tellAll();
    }),
    workspace.onDidOpenNotebookDocument((notebook) => {
      if (notebook.notebookType === notebookType) tell(withOutputs(notebook.getCells()));
    }),
    workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
      if (notebook.notebookType !== notebookType) return;
      tell(cellChanges.filter(({ outputs }) => outputs !== undefined).map(({ cell }) => cell));
      tell(withOutputs(contentChanges.flatMap(({ addedCells }) => addedCells)));
    }),
  ];
  tellAll();
  return {
    dispose() {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Takes the outputs of a cell away, and the number of the run they came from. One undo brings both back. */
export async function clearOutputs(address: string): Promise<void> {
  const key = Uri.parse(address).toString();
  const cell = workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find(({ document }) => document.uri.toString() === key);
  if (!cell) return;
  const bare = new NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  bare.metadata = 'execution_count' in cell.metadata ? { ...cell.metadata, execution_count: null } : cell.metadata;
  const edit = new WorkspaceEdit();
  edit.set(cell.notebook.uri, [NotebookEdit.replaceCells(new NotebookRange(cell.index, cell.index + 1), [bare])]);
  if (!(await workspace.applyEdit(edit))) throw new Error('The outputs could not be cleared.');
}

function withOutputs(cells: readonly NotebookCell[]): NotebookCell[] {
  return cells.filter(({ outputs }) => outputs.length > 0);
}

/** An output in the shape of nbformat 4; several where one holds several streams. */
function saved({ items }: NotebookCellOutput): object[] {
  const streams = items.filter(({ mime }) => stream.test(mime));
  const error = items.find(({ mime }) => mime === 'application/vnd.code.notebook.error');
  if (error) return [savedError(error)];
  if (streams.length > 0) return [{ output_type: 'stream', text: streamText(streams) }];
  const texts = items.filter(({ mime }) => mime.startsWith('text/'));
  return [{ output_type: 'display_data', data: Object.fromEntries(texts.map((item) => [item.mime, textOf(item)])) }];
}

const stream = /^application\/vnd\.code\.notebook\.std(?:out|err)$/;

function savedError(item: NotebookCellOutputItem): object {
  try {
    const { name, message, stack } = JSON.parse(new TextDecoder().decode(item.data));
    return { output_type: 'error', ename: String(name ?? ''), traceback: [String(stack ?? message ?? '').slice(0, longest)] };
  } catch {
    return { output_type: 'error', ename: '', traceback: [] };
  }
}

/** An output that grows has an item for each piece: the limit is on all of them together. */
function streamText(items: readonly NotebookCellOutputItem[]): string {
  let text = '';
  for (const item of items) {
    if (text.length >= longest) break;
    text += textOf(item);
  }
  return text.slice(0, longest);
}

function textOf({ data }: NotebookCellOutputItem): string {
  return new TextDecoder().decode(data.subarray(0, longest));
}
