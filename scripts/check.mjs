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
const cruise = tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const steps = {
  format: () => tool('prettier', 'bin', 'prettier.cjs')('--check', '--log-level', 'warn', '.'),
  lint: () => tool('eslint', 'bin', 'eslint.js')('.', '--max-warnings', '0'),
  'types of the server': () => tsc('-p', 'tsconfig.json', '--noEmit'),
  'types of the web': () => tsc('-p', 'web/tsconfig.json', '--noEmit'),
  'rules of the house': () => cruise('--config', 'server/.dependency-cruiser.cjs', 'server/src'),
  'rules of the web': () => cruise('--config', 'web/.dependency-cruiser.cjs', 'web/src'),
  'nothing unused': () => tool('knip', 'bin', 'knip.js')('--exclude', 'dependencies,unlisted'),
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

/** Each again, beside the committed one: the first that differs is named. */
async function generated() {
  await buildServer();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-gen-'));
  const client = at('web', 'src', 'api.fresh'); // beside the real one: what it imports is named relative to it
  try {
    const openapi = path.join(folder, 'openapi.json');
    await run(process.execPath, ['dist/server/src/gen/openapi.js', openapi]);
    same(at('server', 'openapi.json'), openapi);
    const schema = path.join(folder, 'schema.md');
    await run(process.execPath, ['dist/server/src/gen/schema.js', schema]);
    same(at('docs', 'schema.md'), schema);
    await tool('@hey-api', 'openapi-ts', 'bin', 'run.js')('-f', 'web/openapi-ts.config.ts', '-o', client, '--no-log-file');
    const files = fs.readdirSync(client, { recursive: true }).filter((name) => fs.statSync(path.join(client, name)).isFile());
    for (const name of files) same(at('web', 'src', 'api', name), path.join(client, name));
  } finally {
    for (const made of [folder, client]) fs.rmSync(made, { recursive: true, force: true });
  }
}

function same(committed, fresh) {
  if (fs.existsSync(committed) && fs.readFileSync(committed).equals(fs.readFileSync(fresh))) return;
  console.error(`${path.relative(at(), committed)} is not what the code says: npm run gen`);
  throw Object.assign(new Error('stale'), { code: 1 });
}
