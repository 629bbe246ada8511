import type { Artifact } from './artifacts/artifact.js';
import { isMap, isSeq, str, type YamlNode } from './artifacts/yaml.js';
import { meaningsOf } from './meaningsOf.js';
import { withoutPlaced } from './placedCredentials.js';
import { namedSecrets } from './rules/shared/pythonSecrets.js';
import { isSecretName, isSecretValue } from './secretNames.js';
import { findSecrets, withoutSecrets } from './secrets.js';

/** Stands where a credential is left out. */
const MASK = '***';
/** What is shorter is no credential. */
const HEAD = 4;
/** How much of a text behind the header of a private key may be the key. */
const KEY_LENGTH = 10_000;

/**
 * A function that leaves out of a text the credentials that stand in these artifacts (a file before and after a fix), known by
 * their shape, their name or their place. For texts that are printed; line breaks stay. The result holds the values: do not keep it.
 */
export function maskerOf(artifacts: readonly Artifact[]): (text: string) => string {
  const found = new Set(artifacts.flatMap((artifact) => [...credentialsIn(artifact)]));
  // What cells have put out is no part of the artifact, and stands in the file all the same.
  const outputs = artifacts.some(({ kind }) => kind === 'notebook') ? withoutSecrets : (text: string) => text;
  return (text) => withoutPlaced(outputs(withoutAny(text, found)));
}

function credentialsIn(artifact: Artifact): Set<string> {
  const found = new Set<string>();
  for (const [index, { text }] of artifact.parts.entries()) {
    for (const { start, end, kind } of findSecrets(text)) {
      // Of a URL only the password: what changes beside it should still be seen to change.
      const password = /^[^/]*\/\/[^\s:@/]+:([^\s@]+)@/.exec(text.slice(start, end))?.[1];
      if (password !== undefined) {
        found.add(password);
        continue;
      }
      const last = kind === 'private key' ? keyEnd(text, end) : end;
      for (const line of text.slice(start, last).split(/[\r\n]+/)) found.add(line.trim());
    }
    if (artifact.kind !== 'notebook' && artifact.kind !== 'python-script') continue;
    for (const { part, start, end } of namedSecrets(artifact.python)) {
      if (part === index) found.add(text.slice(start, end).replace(/^\w{0,2}(["'])(.*)\1$/s, '$2'));
    }
  }
  if (artifact.kind === 'kubernetes' || artifact.kind === 'kserve') {
    for (const { root } of artifact.documents) for (const value of namedValues(root)) found.add(value.trim());
  } else {
    for (const { name, written } of meaningsOf(artifact).variables ?? [])
      if (isSecretName(name) && isSecretValue(written.value)) found.add(written.value.trim());
  }
  if (artifact.kind === 'compose') {
    // Of services that are no matter of ours too: what is printed may stand beside them.
    for (const { name, value } of artifact.allServices.flatMap((s) => s.served.container.env))
      if (value && isSecretName(name) && isSecretValue(value.value)) found.add(value.value.trim());
  }
  return found;
}

/** One pass over the text, however many credentials there are: they are looked up by how they begin. */
function withoutAny(text: string, credentials: ReadonlySet<string>): string {
  const byHead = new Map<string, string[]>();
  for (const each of [...credentials].sort((a, b) => b.length - a.length)) {
    if (each.length < HEAD) continue;
    const head = each.slice(0, HEAD);
    const others = byHead.get(head);
    if (others) others.push(each);
    else byHead.set(head, [each]);
  }
  if (byHead.size === 0) return text;
  let shown = '';
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const hidden = byHead.get(text.slice(at, at + HEAD))?.find((each) => text.startsWith(each, at));
    if (hidden === undefined) at++;
    else {
      shown += text.slice(from, at) + MASK;
      at += hidden.length;
      from = at;
    }
  }
  return shown + text.slice(from);
}

/** Scalars that stand under the name of a credential: `password: …`, and `{name: DB_PASSWORD, value: …}`. */
function* namedValues(root: YamlNode | null): Iterable<string> {
  const pending: YamlNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isSeq(node)) for (const item of node.items) pending.push(item);
    if (!isMap(node)) continue;
    const name = node.pairs.find((p) => str(p.key) === 'name');
    for (const { key, value } of node.pairs) {
      const of = str(key) === 'value' ? str(name?.value) : str(key);
      const text = str(value);
      if (text === undefined) pending.push(value);
      else if (of !== undefined && isSecretName(of) && isSecretValue(text)) yield* text.split('\n');
    }
  }
}

function keyEnd(text: string, from: number): number {
  const footer = text.slice(from, from + KEY_LENGTH).indexOf('-----');
  return footer < 0 ? Math.min(text.length, from + KEY_LENGTH) : from + footer;
}
