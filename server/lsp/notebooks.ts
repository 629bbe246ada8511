import {
  type Connection,
  type DidChangeNotebookDocumentParams,
  type NotebookDocument,
  NotebookDocuments,
  type NotebookCell as SyncedCell,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EditorCell, type Notebook, notebookFromCells } from '../core/artifacts/notebook.js';
import type { Log } from './log.js';
import { CellOutputs, type CellOutputsParams } from './protocol.js';
import { canonicalUri } from './uris.js';

/** Notebooks that are open in the editor. */
export interface OpenNotebooks {
  /** By canonical URI. */
  get(uri: string): OpenNotebook | undefined;
  all(): readonly OpenNotebook[];
  /** The notebook that holds a cell now; a removed cell has none. */
  ofCell(cell: string): OpenNotebook | undefined;
  cell(uri: string): TextDocument | undefined;
  /** What a cell has put out, where the client tells; see protocol.ts. */
  outputs(cell: string): readonly unknown[] | undefined;
}

export interface OpenNotebook {
  /** As the client spells it. */
  readonly uri: string;
  /** Counts its changes, a mere reordering of cells included. */
  readonly revision: number;
  readonly cells: readonly SyncedCell[];
  readonly metadata: unknown;
}

/**
 * Follows the client's notebooks. `onChange` comes after everything of a change is in place, for every change: the event of
 * `NotebookDocuments` leaves out a reordering, and events of cells come before their notebook knows them.
 */
export function followNotebooks(
  connection: Connection,
  log: Log,
  onChange: (notebook: string, cells: readonly string[], closed: boolean) => void,
): OpenNotebooks {
  const synced = new NotebookDocuments(TextDocument);
  const open = new Map<string, { revision: number; uri: string; cells: ReadonlySet<string> }>();
  const outputs = new Map<string, readonly unknown[]>();
  const cellsOf = (uri: string) => synced.getNotebookDocument(uri)?.cells ?? [];
  const changed = (uri: string) => {
    const key = canonicalUri(uri);
    const cells = cellsOf(uri).map((c) => c.document);
    open.set(key, { uri, revision: (open.get(key)?.revision ?? 0) + 1, cells: new Set(cells) });
    onChange(key, cells, false);
  };
  const sync = connection.notebooks.synchronization;
  /** A client whose cells are not as the server knows them must not take the server down. */
  const guarded = async (handler: () => unknown) => {
    try {
      await handler();
    } catch (error) {
      log.error('A change of a notebook cannot be followed', error);
    }
  };
  const synchronization: typeof sync = {
    onDidOpenNotebookDocument: (handler) =>
      sync.onDidOpenNotebookDocument(async (params) => {
        await guarded(() => handler(params));
        changed(params.notebookDocument.uri);
      }),
    onDidChangeNotebookDocument: (handler) =>
      sync.onDidChangeNotebookDocument(async (params) => {
        await guarded(() => handler(withoutReopened(params)));
        if (open.has(canonicalUri(params.notebookDocument.uri))) changed(params.notebookDocument.uri);
      }),
    onDidSaveNotebookDocument: (handler) => sync.onDidSaveNotebookDocument(handler),
    onDidCloseNotebookDocument: (handler) =>
      sync.onDidCloseNotebookDocument(async (params) => {
        const { uri } = params.notebookDocument;
        const cells = cellsOf(uri).map((c) => c.document);
        await guarded(() => handler(params));
        open.delete(canonicalUri(uri));
        for (const cell of cells) outputs.delete(cell);
        onChange(canonicalUri(uri), cells, true);
      }),
  };
  // They can come before their notebook does, and stand ready then.
  connection.onNotification(CellOutputs, (params: CellOutputsParams | null) => {
    const told = Array.isArray(params?.cells) ? params.cells.filter((cell) => Array.isArray(cell?.outputs)) : [];
    for (const cell of told) outputs.set(cell.uri, cell.outputs);
    const notebooks = new Set(told.flatMap(({ uri }) => synced.findNotebookDocumentForCell(uri)?.uri ?? []));
    for (const uri of notebooks) if (open.has(canonicalUri(uri))) changed(uri);
  });
  synced.listen({ notebooks: { synchronization } } as Connection);

  const view = (document: NotebookDocument | undefined): OpenNotebook | undefined => {
    const state = document && open.get(canonicalUri(document.uri));
    return state && { uri: document.uri, revision: state.revision, cells: document.cells, metadata: document.metadata };
  };
  return {
    get(uri) {
      const state = open.get(uri);
      return state && view(synced.getNotebookDocument(state.uri));
    },
    all: () => [...open.values()].flatMap(({ uri }) => view(synced.getNotebookDocument(uri)) ?? []),
    ofCell(cell) {
      const found = synced.findNotebookDocumentForCell(cell);
      // Its map keeps cells that were removed long ago.
      return found && open.get(canonicalUri(found.uri))?.cells.has(cell) ? view(found) : undefined;
    },
    cell: (uri) => synced.cellTextDocuments.get(uri),
    outputs: (cell) => outputs.get(cell),
  };
}

/** Cells are opened before others are closed: one that is both, with another language, would end up closed. */
function withoutReopened(params: DidChangeNotebookDocumentParams): DidChangeNotebookDocumentParams {
  const structure = params.change.cells?.structure;
  if (!structure?.didOpen || !structure.didClose) return params;
  const opened = new Set(structure.didOpen.map((d) => d.uri));
  const didClose = structure.didClose.filter((d) => !opened.has(d.uri));
  return { ...params, change: { ...params.change, cells: { ...params.change.cells, structure: { ...structure, didClose } } } };
}

/** Reads an open notebook; `texts` stand in for the texts of its cells where given. */
export function readOpenNotebook(
  key: string,
  notebook: OpenNotebook,
  notebooks: OpenNotebooks,
  texts?: readonly string[],
): Notebook {
  const cells = notebook.cells.map((cell, index): EditorCell => {
    const document = notebooks.cell(cell.document);
    return {
      uri: cell.document,
      languageId: document?.languageId ?? '',
      kind: cell.kind === 1 ? 'markdown' : 'code',
      text: texts?.[index] ?? document?.getText() ?? '',
      executionCount: cell.executionSummary?.executionOrder ?? storedCount(cell),
      outputs: notebooks.outputs(cell.document),
    };
  });
  return notebookFromCells(key, cells, notebook.metadata);
}

/** VS Code's client sends no summary of a cell that was run in an earlier session; what the file says of it is in the metadata. */
function storedCount({ metadata }: SyncedCell): number | null {
  const count = (metadata as { execution_count?: unknown } | undefined)?.execution_count;
  return typeof count === 'number' ? count : null;
}
