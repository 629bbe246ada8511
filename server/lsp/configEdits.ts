import type { CreateFile, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { get, isMap, isScalar, pair, parseYaml, str, type YamlMap, type YamlNode } from '../core/artifacts/yaml.js';
import { addEntry, ensurePath, removeEntry, setScalar } from '../core/artifacts/yamlEdit.js';
import { flowSource, scalarSource } from '../core/artifacts/yamlWrite.js';
import { considerations } from '../core/catalogue/catalogue.js';
import { applyEdits, type OffsetEdit } from '../core/fixes.js';
import { difference } from '../core/textDifference.js';
import { rangeIn } from './convert.js';
import { decode } from './decode.js';
import { editOf } from './edits.js';
import { runSafe } from './log.js';
import {
  type AttestParams,
  AttestRequest,
  type ConfigEditResult,
  type NotApplicableParams,
  NotApplicableRequest,
} from './protocol.js';
import type { Server } from './state.js';
import { canonicalUri, schemeOf } from './uris.js';

/** Answers with the edits of `ml-preflight.yaml` that record what a person says of a consideration. */
export function registerConfigEdits(server: Server): void {
  const { connection, log } = server;
  connection.onRequest(AttestRequest, (params: AttestParams, token) =>
    runSafe<ConfigEditResult>(log, 'The attestation cannot be recorded', null, token, () => {
      const { root, consideration, by, on, until, evidence } = params;
      const entry = { by, on, ...(until !== undefined && { until }), ...(evidence !== undefined && { evidence }) };
      return editProjectFile(server, root, consideration, (text) =>
        declared(withoutEntry(text, 'not-applicable', consideration), 'attest', consideration, entry),
      );
    }),
  );
  connection.onRequest(NotApplicableRequest, ({ root, consideration, reason }: NotApplicableParams, token) =>
    runSafe<ConfigEditResult>(log, 'The declaration cannot be recorded', null, token, () =>
      editProjectFile(server, root, consideration, (text) => declared(text, 'not-applicable', consideration, reason)),
    ),
  );
}

/** Null where the file cannot be read or has an error that an edit could make worse. */
export async function editProjectFile(
  server: Server,
  root: string,
  consideration: string,
  change: (text: string) => string | null,
): Promise<ConfigEditResult> {
  const key = `${canonicalUri(root)}/ml-preflight.yaml`;
  if (!considerations.some((c) => c.id === consideration) || schemeOf(key) === 'untitled') return null;
  const now = await currentText(server, key);
  // Asked again after the wait: an editor may have opened or changed it.
  const text = server.workspace.openText(key) ?? now;
  if (text === undefined) return null;
  const bom = text?.startsWith('\uFEFF') ?? false;
  const before = (text ?? '').slice(bom ? 1 : 0);
  const after = change(before);
  const edit = after === null ? null : difference(before, after);
  if (!edit) return null;
  const uri = server.workspace.spelling(key);
  const change1: TextEdit = {
    range: rangeIn({}, before, edit.start, edit.end, bom && server.workspace.isOpen(key)),
    newText: edit.newText,
  };
  return text === null ? creation(server, uri, change1) : editOf(server, new Map([[uri, [change1]]]));
}

/** Null where there is no such file, undefined where it cannot be read. */
async function currentText({ workspace, host }: Server, key: string): Promise<string | null | undefined> {
  const open = workspace.openText(key);
  if (open !== undefined) return open;
  const bytes = await host.read(key);
  if (!bytes) return (await host.exists(key)) ? undefined : null;
  const decoded = decode(bytes);
  return 'text' in decoded ? decoded.text : undefined;
}

function creation(server: Server, uri: string, edit: TextEdit): WorkspaceEdit {
  const { documentChanges, createFiles } = server.support;
  if (!documentChanges || !createFiles) return { changes: { [uri]: [edit] } };
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    documentChanges: [create, { textDocument: { uri, version: null }, edits: [{ range: start, newText: edit.newText }] }],
  };
}

type Entry = string | { readonly [key: string]: string };

/** The text with `section: {id: entry}`, what it says of the id replaced, all else untouched; null where that cannot be done. */
export function declared(text: string | null, section: string, id: string, entry: Entry): string | null {
  if (text === null) return null;
  const root = rootOf(text);
  if (root === null) return null;
  if (root === 'empty') {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
    return declared(`${text}${gap}${section}: {}\n`, section, id, entry);
  }
  const old = pair(get(root, section), id);
  if (!old) return added(text, root, [section, id], entry);
  if (typeof entry !== 'string' && isMap(old.value)) return fields(text, section, id, entry);
  if (!isScalar(old.value)) return null;
  return apply(text, setScalar(text, old.value, typeof entry === 'string' ? scalarSource(entry) : flowSource(entry)));
}

/** On lines of its own, with dates as people write them; where it stands in brackets, in whatever way is right there. */
function added(text: string, root: YamlMap, path: readonly [string, string], entry: Entry): string | null {
  const plainly =
    typeof entry === 'string'
      ? entry
      : {
          raw: Object.entries(entry)
            .map(([key, value]) => `${key}: ${source(value)}`)
            .join('\n'),
        };
  const result = apply(text, ensurePath(text, root, path, plainly));
  const now = result === null ? null : rootOf(result);
  const written = now === null || now === 'empty' ? undefined : get(now, ...path);
  if (typeof entry === 'string' || Object.entries(entry).every(([key, value]) => str(get(written, key)) === value)) return result;
  return apply(text, ensurePath(text, root, path, entry));
}

/** A date needs no quotes here: whoever reads this file reads it as text. */
function source(value: string, flow = false): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value : scalarSource(value, flow);
}

/** Sets the fields of an entry one by one, so that their comments stay; fields that are not given go. */
function fields(text: string, section: string, id: string, entry: Readonly<Record<string, string>>): string | null {
  let result: string | null = text;
  for (const key of ['by', 'on', 'until', 'evidence']) {
    const root: YamlMap | 'empty' | null = result === null ? null : rootOf(result);
    const map: YamlNode | undefined = root === null || root === 'empty' ? undefined : get(root, section, id);
    if (result === null || !isMap(map)) return null;
    const value = entry[key];
    const old = pair(map, key);
    if (value === undefined) result = old ? apply(result, removeEntry(result, map, key)) : result;
    else if (!old) result = apply(result, addEntry(result, map, key, { raw: source(value, map.flow) }));
    else if (!isScalar(old.value)) return null;
    else if (old.value.value !== value) result = apply(result, setScalar(result, old.value, source(value, map.flow)));
  }
  return result;
}

/** A person's new word takes the place of an old one. */
function withoutEntry(text: string, section: string, id: string): string | null {
  const root = rootOf(text);
  const map = root === null || root === 'empty' ? undefined : get(root, section);
  if (!isMap(map) || !pair(map, id)) return text;
  if (map.pairs.length === 1 && root !== null && root !== 'empty') return apply(text, removeEntry(text, root, section)) ?? text;
  return apply(text, removeEntry(text, map, id));
}

function rootOf(text: string): YamlMap | 'empty' | null {
  const document = parseYaml(text)[0];
  if (!document || document.root === null) return document && document.errors.length > 0 ? null : 'empty';
  if (document.errors.length > 0) return null;
  return isMap(document.root) ? document.root : null;
}

function apply(text: string, edits: readonly OffsetEdit[]): string | null {
  return edits.length > 0 ? applyEdits(text, edits) : null;
}
