// npm run gen: writes what follows from the code. `npm run gen -- openapi` writes only that.
import fs from 'node:fs';
import { at, buildServer, hasWeb, install, requireNode, run, stopChildrenOnSignal } from './lib.mjs';

requireNode();
stopChildrenOnSignal();
await install();
const steps = { openapi, schema, web };
const wanted = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) if (!wanted.length || wanted.includes(name)) await step();

async function openapi() {
  await buildServer();
  await run(process.execPath, ['dist/server/src/gen/openapi.js', 'server/openapi.json']);
}

async function schema() {
  await buildServer();
  await run(process.execPath, ['dist/server/src/gen/schema.js', 'docs/schema.md']);
}

async function web() {
  if (!hasWeb() || !fs.existsSync(at('web', 'openapi-ts.config.ts'))) return;
  await run(process.execPath, [at('node_modules', '@hey-api', 'openapi-ts', 'bin', 'run.js'), '-f', 'web/openapi-ts.config.ts']);
}
