// npm run check: everything that must hold before a commit. Runs all of it and names what does not.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { at, buildServer, install, requireNode, run, stopChildrenOnSignal } from './lib.mjs';

requireNode();
stopChildrenOnSignal();
await install();
const tool =
  (...names) =>
  (...args) =>
    run(process.execPath, [at('node_modules', ...names), ...args], { show: false });
const tsc = tool('typescript', 'bin', 'tsc');
const steps = {
  format: () => tool('prettier', 'bin', 'prettier.cjs')('--check', '--log-level', 'warn', '.'),
  lint: () => tool('eslint', 'bin', 'eslint.js')('.', '--max-warnings', '0'),
  'types of the server': () => tsc('-p', 'tsconfig.json', '--noEmit'),
  'types of the web': () => tsc('-p', 'web/tsconfig.json', '--noEmit'),
  'rules of the house': () => tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs')('--config', 'server/.dependency-cruiser.cjs', 'server/src'),
  'generated files': generated,
};
const wanted = process.argv.slice(2);
const failed = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
  const ok = await step().then(
    () => true,
    (error) => (error.code ? false : Promise.reject(error)),
  );
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  if (!ok) failed.push(name);
}
process.exit(failed.length ? 1 : 0);

async function generated() {
  await buildServer();
  const fresh = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-gen-')), 'openapi.json');
  await run(process.execPath, ['dist/server/src/gen/openapi.js', fresh]);
  const same = fs.existsSync(at('server/openapi.json')) && fs.readFileSync(at('server/openapi.json'), 'utf8') === fs.readFileSync(fresh, 'utf8');
  fs.rmSync(path.dirname(fresh), { recursive: true });
  if (same) return;
  console.error('server/openapi.json is not what the code says: npm run gen');
  throw Object.assign(new Error('stale'), { code: 1 });
}
