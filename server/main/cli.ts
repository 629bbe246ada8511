/** The command line: process in, exit code out. */
import { join } from 'node:path';
import { Exit } from '../cli/io.js';
import { runCli } from '../cli/main.js';

// Whoever reads may stop early (`ml-preflight check | head`): that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    // A report that did not arrive is not a clean one.
    if (stream === process.stdout) process.stderr.write(`ml-preflight: the report could not be written: ${error.message}\n`);
    process.exit(Exit.error);
  });
}

const { env, stdout, stderr } = process;

runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  color: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  debug: env.ML_PREFLIGHT_DEBUG === '1',
  // A file of its own beside this one: who checks files need not load it.
  serve: () => require(join(__dirname, 'server.js')),
}).then((code) => {
  // Not process.exit(): what was written must reach a slow reader.
  process.exitCode = code;
});
