// `npm run bench`: everything is printed as a ratio of two things measured in this one run; milliseconds are for orientation only.
import { checkAgainstFloor } from './check.js';
import { keystrokes } from './keystrokes.js';
import { processes } from './processes.js';

const quick = process.argv.includes('--quick');

async function main(): Promise<void> {
  console.log(`node ${process.version}, ${quick ? 'quick' : 'full'} run\n`);
  checkAgainstFloor(quick ? 3 : 9);
  await keystrokes(quick ? 20 : 100);
  processes(quick ? 2 : 5);
}

void main();
