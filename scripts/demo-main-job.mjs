// npm run demo:main-job [list.xlsx]: from a list of parts to a paid invoice, over the public API only. Starts the product on an empty
// folder that is gone afterwards, or uses the one of KONTOR_URL. Prints the story and where the papers are.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { at, build, install, requireNode, stopChildrenOnSignal } from './lib.mjs';

requireNode();
const file = process.argv[2] && path.resolve(process.env.INIT_CWD ?? '.', process.argv[2]);
const handOver = stopChildrenOnSignal();
await install();
await build({ server: true });
handOver();
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-main-job-'));
const papers = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-papers-'));
const product = process.env.KONTOR_URL ? undefined : await start();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(143));
try {
  const { mainJob } = await import('../dist/server/src/demo/main-job.js');
  const told = await mainJob({ url: process.env.KONTOR_URL ?? product.url, list: await list(), folder: papers, say: (line) => console.log(line) });
  await end(told.verification.differences.length ? 1 : 0);
} catch (error) {
  console.error(error.stack);
  await end(1);
}

async function list() {
  if (file) return { name: path.basename(file), bytes: fs.readFileSync(file) };
  const { syntheticWorkbook } = await import('../dist/server/src/demo/synthetic-list.js');
  return { name: 'FZ-24.xlsx', bytes: await buffer(syntheticWorkbook('FZ-24')) };
}

async function start() {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), KONTOR_DATA: home, KONTOR_DEMO: 'false', KONTOR_REGISTRATION: 'true', PUBLIC_URL: '', DATABASE_URL: '' };
  const child = spawn(process.execPath, [at('dist', 'server', 'src', 'main.js')], { env, cwd: at(), stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((ready, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Kontor runs on') && ready());
    void gone.then((code) => reject(new Error(`the product ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => (child.kill('SIGTERM'), gone) };
}

async function end(code) {
  await product?.stop();
  fs.rmSync(home, { recursive: true, force: true });
  process.exit(code);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
