// Writes server/core/rules/rules.ts and server/core/evidence/detectors.ts: the lists of what stands in the two folders.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CORE = join(dirname(fileURLToPath(import.meta.url)), '../server/core');

/** Texts of the generated lists by path. */
export function registry() {
  return {
    [join(CORE, 'rules/rules.ts')]: list('rules', 'Rule', 'allRules', 'Every rule, by challenge and name.'),
    [join(CORE, 'evidence/detectors.ts')]: list('evidence', 'Detector', 'detectors', 'Every detector, by challenge and name.'),
  };
}

function list(folder, type, name, comment) {
  const order = [...readFileSync(join(CORE, 'catalogue/catalogue.ts'), 'utf8').matchAll(/^ {4}id: '([a-z-]+)'/gm)].map(
    (m) => m[1],
  );
  const files = readdirSync(join(CORE, folder), { recursive: true, encoding: 'utf8' })
    .map((f) => f.replaceAll('\\', '/'))
    .filter((f) => f.includes('/') && f.endsWith('.ts') && !f.startsWith('shared/'))
    .map((f) => f.replace(/\.ts$/, ''))
    .sort((a, b) => order.indexOf(a.split('/')[0]) - order.indexOf(b.split('/')[0]) || (a < b ? -1 : 1));
  const identifier = (f) => f.replace(/[/-](\w)/g, (_, c) => c.toUpperCase());
  const imports = [...files].sort().map((f) => `import ${identifier(f)} from './${f}.js';`);
  return [
    '// Written by `npm run generate` from what stands in this folder.',
    `import type { ${type} } from '../rule.js';`,
    ...imports,
    '',
    `/** ${comment} */`,
    `export const ${name}: readonly ${type}[] = [`,
    ...files.map((f) => `  ${identifier(f)},`),
    '];',
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of Object.entries(registry())) writeFileSync(path, text);
}
