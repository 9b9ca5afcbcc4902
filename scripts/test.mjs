// npm test: sets itself up, runs every test, ends with one line that says how many. Arguments go to jest.
import fs from 'node:fs';
import { at, build, install, requireNode, run, stopChildrenOnSignal } from './lib.mjs';

const AIM = 80; // per cent of the server's lines
const args = process.argv.slice(2);
const measured = process.env.CI === 'true' && !args.length;

requireNode();
stopChildrenOnSignal();
await install();
if (!args.some((arg) => arg.includes('IgnorePatterns=journey'))) await build({ web: true }); // journeys look at what is served in production
const results = [await jest('server', args)];
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
if (measured) coverage();
console.log(`${sum('numPassedTests')} passed, ${failed} failed`);
process.exit(failed || results.some((result) => !result.success) ? 1 : 0);

async function jest(name, args) {
  const file = at('coverage', `${name}.json`);
  fs.mkdirSync(at('coverage'), { recursive: true });
  fs.rmSync(file, { force: true });
  const more = measured ? ['--coverage'] : [];
  const ended = run(process.execPath, [at('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${file}`, ...more, ...args]);
  await ended.catch((error) => fs.existsSync(file) || console.error(error.message));
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1, success: false };
}

function coverage() {
  const file = at('coverage', 'coverage-summary.json');
  if (!fs.existsSync(file)) return;
  const { pct } = JSON.parse(fs.readFileSync(file, 'utf8')).total.lines;
  console.log(`Lines of the server covered: ${pct} % (aim: ${AIM} %)`);
}
