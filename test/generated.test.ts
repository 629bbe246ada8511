import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generatedDocs } from '../scripts/docs.js';
import { registry } from '../scripts/registry.mjs';

const root = join(import.meta.dirname, '..');

describe('what is generated', () => {
  it('the lists of rules and detectors are those of the folders (else: npm run generate)', () => {
    for (const [path, text] of Object.entries(registry())) assert.equal(readFileSync(path, 'utf8'), text, relative(root, path));
  });

  it('every page of docs/ made from the rules is fresh, and none is left over (else: npm run generate)', () => {
    const docs = generatedDocs();
    for (const [path, text] of docs) assert.equal(readFileSync(join(root, path), 'utf8'), text, path);
    const pages = readdirSync(join(root, 'docs/rules'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.md'));
    assert.deepEqual(
      pages.filter((f) => !docs.has(`docs/rules/${f.replaceAll('\\', '/')}`)),
      [],
    );
  });
});

describe('the core', () => {
  it('imports its own files and pure libraries, nothing else', () => {
    const allowed = new Set([
      'yaml',
      'js-yaml',
      '@lezer/common',
      '@lezer/python',
      '@lezer/markdown',
      'jsonc-parser',
      'ignore',
      'fastest-levenshtein',
      'dockerfile-ast',
      'toml-eslint-parser',
    ]);
    const core = join(root, 'server/core');
    for (const file of readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))) {
      const text = readFileSync(join(core, file), 'utf8');
      for (const [, from, bare] of text.matchAll(
        /^(?:import|export)\b[^'\n]*(?:\n[^'\n]*)*?from '([^']+)'|^import '([^']+)'/gm,
      )) {
        const name = (from ?? bare)!;
        const own = name.startsWith('.') && !relative(core, join(core, file, '..', name)).startsWith('..');
        assert.ok(own || allowed.has(name), `${file} imports ${name}`);
      }
    }
  });
});
