// npm test: sets itself up, runs every test, ends with one line that says how many. Arguments go to jest.
import fs from 'node:fs';
import path from 'node:path';
import { at, build, install, requireNode, run, stopChildrenOnSignal } from './lib.mjs';

const AIM = 80; // per cent of the server's lines
const WHOLE = /\.rules\.ts$|\/core\/(money|totals|quantity|dates)\.ts$/; // of these, every line
const args = process.argv.slice(2);
const measured = process.env.CI === 'true' && !args.length;

/** Real servers that tests talk to: the program and Debian's package of it. Where they cannot be installed, their tests say so and are left out; in CI they fail. */
const SERVERS = {
  'redis-server': 'redis-server',
  radicale: 'radicale',
  dovecot: 'dovecot-imapd',
  '../lib/dovecot/lmtp': 'dovecot-lmtpd',
  exim4: 'exim4-daemon-light',
};

requireNode();
stopChildrenOnSignal();
await install();
if (!args.some((arg) => arg.includes('IgnorePatterns=e2e'))) await servers(); // unit tests talk to none
if (!args.some((arg) => arg.includes('IgnorePatterns=journey'))) await build({ web: true }); // journeys look at what is served in production
const results = [await jest('server', args)];
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
const short = measured ? coverage() : [];
for (const line of short) console.error(line);
console.log(`${sum('numPassedTests')} passed, ${failed} failed`);
process.exit(failed || short.length || results.some((result) => !result.success) ? 1 : 0);

async function servers() {
  const missing = Object.entries(SERVERS).filter(([program]) => !onPath(program));
  if (!missing.length) return;
  const packages = missing.map(([, name]) => name);
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    await run('apt-get', ['update', '-qq']).catch((error) => console.error(error.message));
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }; // a mail server asks how it is to be set up
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet).catch((error) => console.error(error.message));
  }
  const left = missing.filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (left.length) console.error(`Not installed, so what talks to them is not tested here: ${left.join(', ')}`);
}

function onPath(program) {
  return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'].some((folder) => fs.existsSync(path.join(folder, program)));
}

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

/** What is covered less than it has to be, in words. */
function coverage() {
  const file = at('coverage', 'coverage-summary.json');
  if (!fs.existsSync(file)) return ['no coverage was measured'];
  const { total, ...files } = JSON.parse(fs.readFileSync(file, 'utf8'));
  console.log(`Lines of the server covered: ${total.lines.pct} % (at least ${AIM} %)`);
  const less = Object.entries(files).filter(([name, { lines }]) => WHOLE.test(name.replaceAll('\\', '/')) && lines.pct < 100);
  const whole = less.map(([name, { lines }]) => `${path.relative(at(), name)}: ${lines.pct} % of its lines are covered, not all`);
  return [...(total.lines.pct < AIM ? [`less than ${AIM} % of the server are covered`] : []), ...whole];
}
