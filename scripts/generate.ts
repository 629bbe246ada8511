// Writes what is made from the rules: docs/rules/**, docs/rules.md, docs/checklist.md. A test fails where one of them is stale.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedDocs } from './docs.js';

const root = join(import.meta.dirname, '..');
const docs = generatedDocs();
for (const old of readdirSync(join(root, 'docs/rules'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.md'))) {
  if (!docs.has(`docs/rules/${old.replaceAll('\\', '/')}`)) rmSync(join(root, 'docs/rules', old));
}
for (const [path, text] of docs) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
