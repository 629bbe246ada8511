import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactKind } from '../../server/core/artifacts/artifact.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles, siblingsOf, uriOf } from '../lintFiles.js';

const CASES = join(import.meta.dirname, '../cases');
/** Files of each kind that are tried; the largest ones of the cases, as they hold most. */
const EACH = 2;
/** Places at which a text is broken. */
const PLACES = 16;

type Folder = Readonly<Record<string, string>>;
interface Sample {
  readonly name: string;
  readonly folder: Folder;
}

/** What people and tools leave in a file for a while. */
const BREAKS: Readonly<Record<string, (text: string, at: number) => string>> = {
  'cut off': (text, at) => text.slice(0, at),
  'a line missing': (text, at) => text.slice(0, lineStart(text, at)) + text.slice(lineStart(text, at) + lineLength(text, at)),
  'a template action': (text, at) => `${text.slice(0, at)}{{ .Values.x }}${text.slice(at)}`,
  'a template line': (text, at) => `${text.slice(0, lineStart(text, at))}{{- if .Values.x }}\n${text.slice(lineStart(text, at))}`,
  'a Jinja value': (text, at) => `${text.slice(0, at)}{{ x }}{% endif %}${text.slice(at)}`,
  'an open quote': (text, at) => `${text.slice(0, at)}"${text.slice(at)}`,
  'a tab': (text, at) => `${text.slice(0, lineStart(text, at))}\t${text.slice(lineStart(text, at))}`,
  'old line ends': (text, at) => text.slice(0, at) + text.slice(at).replace(/\n/g, '\r'),
  'a null character': (text, at) => `${text.slice(0, at)}\0${text.slice(at)}`,
  'half a pair': (text, at) => `${text.slice(0, at)}\ud83d${text.slice(at)}`,
};

describe('half-typed, templated and broken texts', () => {
  const samples = samplesByKind();

  it('are tried of every kind of file that the cases hold', () => {
    assert.ok(samples.size >= 28, [...samples.keys()].join(', '));
  });

  for (const [kind, files] of samples) {
    it(`of ${kind}: nothing throws, and nothing is said outside of the text`, function () {
      this.timeout(60_000);
      for (const { name, folder } of files) {
        for (const [what, breakAt] of Object.entries(BREAKS)) {
          for (let i = 1; i < PLACES; i++) {
            const text = breakAt(folder[name]!, Math.floor((folder[name]!.length * i) / PLACES));
            const broken = { ...folder, [name]: text };
            const engine = lintFiles(broken, { stage: 'production' });
            for (const { artifact, span, fixes, related, rule } of findingsOf(engine, broken)) {
              const where = `${name} with ${what} at ${i}/${PLACES}: ${rule}`;
              const part = artifact.parts[span.part];
              assert.ok(part && 0 <= span.start && span.start <= span.end && span.end <= part.text.length, where);
              for (const { uri, span: other } of related) {
                const length = engine.artifact(uri)?.parts[other.part]?.text.length ?? Number.POSITIVE_INFINITY;
                assert.ok(0 <= other.start && other.start <= other.end && other.end <= length, `${where}, related`);
              }
              for (const edit of fixes.flatMap((f) => f.edits)) {
                const length = engine.artifact(edit.uri ?? artifact.uri)?.parts[edit.span.part]?.text.length ?? 0;
                assert.ok(0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= length, `${where}, fix`);
              }
            }
          }
        }
      }
    });
  }
});

function samplesByKind(): Map<ArtifactKind, Sample[]> {
  const found = new Map<ArtifactKind, Sample[]>();
  for (const folder of caseFolders(CASES)) {
    for (const name of Object.keys(folder)) {
      const kind = readArtifact(uriOf(name), folder[name]!, siblingsOf(name, folder))?.kind;
      if (kind) found.set(kind, [...(found.get(kind) ?? []), { name, folder }]);
    }
  }
  for (const [kind, samples] of found) {
    const largest = samples.sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1)).slice(0, EACH);
    found.set(kind, largest);
  }
  return found;
}

function size({ name, folder }: Sample): number {
  const length = folder[name]!.length;
  // Made for other tests to be huge.
  return length > 20_000 ? 0 : length;
}

function caseFolders(root: string): Folder[] {
  return readdirSync(root).flatMap((challenge) =>
    readdirSync(join(root, challenge)).flatMap((rule) =>
      readdirSync(join(root, challenge, rule))
        .map((name) => join(root, challenge, rule, name))
        .filter((path) => statSync(path).isDirectory())
        .map(readFolder),
    ),
  );
}

function readFolder(path: string): Folder {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name !== 'expected.txt' && statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineLength(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return (end < 0 ? text.length : end + 1) - lineStart(text, at);
}
