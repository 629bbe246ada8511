// Bundles the product into dist/. `--minify` for packaging, `--watch` while developing.
import esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'node20',
  logLevel: 'warning',
  // jsonc-parser's UMD entry cannot be bundled; its ESM entry can.
  mainFields: ['module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
};
const node = { ...shared, platform: 'node', format: 'cjs' };

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['client/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/main/node.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['server/main/cli.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['server/main/worker.ts'],
    outfile: 'dist/server.worker.js',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    entryPoints: ['client/extension.web.ts'],
    outfile: 'dist/client.web.js',
    external: ['vscode'],
  },
];

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  console.log('watching');
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
