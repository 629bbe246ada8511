// The measuring itself; started by bench.ts. Everything is a ratio of two things of this one run; milliseconds are for orientation.
import { checkAgainstFloor } from './check.js';
import { keystrokes } from './keystrokes.js';
import { processes } from './processes.js';

const root = process.argv[2]!;
const quick = process.argv.includes('--quick');

async function main(): Promise<void> {
  console.log(`node ${process.version}, ${quick ? 'quick' : 'full'} run\n`);
  checkAgainstFloor(quick ? { warmUp: 10, rounds: 7 } : { warmUp: 20, rounds: 21 });
  await keystrokes(quick ? 60 : 200);
  await processes(root, quick ? 2 : 7);
}

void main();
