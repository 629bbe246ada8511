import { placeOf } from '../../artifacts/dockerfile.js';
import { type RunCommand, runCommands } from '../../artifacts/dockerfileCommands.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'security/upkeep'],
  what: 'image whose packages come from a lock file; with hashes they count as looked after too',
  reads: 'dockerfile',
  *find(dockerfile): Generator<Evidence> {
    for (const run of runCommands(dockerfile)) {
      const how = locked(run);
      if (how === undefined) continue;
      yield evidence('versioning/version-control', placeOf(run.command), `installed by \`${how}\``);
      if (how === 'pip --require-hashes')
        yield evidence('security/upkeep', placeOf(run.command), 'packages checked by their hash');
    }
  },
});

/** Commands that install what a lock file says or stop. Sources: the manuals of uv, pip, Pipenv, PDM and pixi. */
function locked({ command, words }: RunCommand): string | undefined {
  const has = (...options: string[]) => words.some((w) => options.includes(w.text));
  if (command.kind === 'pip') return has('install', 'sync') && has('--require-hashes') ? 'pip --require-hashes' : undefined;
  if (command.name === 'uv' && has('sync') && has('--frozen', '--locked')) return 'uv sync';
  if (command.name === 'pipenv' && (has('sync') || (has('install') && has('--deploy')))) return 'pipenv';
  if (command.name === 'pdm' && (has('sync') || (has('install') && has('--frozen-lockfile', '--check')))) return 'pdm';
  if (command.name === 'pixi' && has('install') && has('--frozen', '--locked')) return 'pixi install';
  return command.name === 'conda-lock' && has('install') ? 'conda-lock install' : undefined;
}
