// The built product with its demo data, for scripts that look at it: started on a folder that is gone afterwards, or the one of KONTOR_URL.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { at } from './lib.mjs';

export const EMAIL = 'demo@fouzies.example';
export const PASSWORD = process.env.KONTOR_DEMO_PASSWORD || 'pictures of every page';
const READY_MS = 180_000;

/** Resolves when the demo data is there. */
export async function startDemo() {
  if (process.env.KONTOR_URL) return { url: process.env.KONTOR_URL, stop: async () => undefined };
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-demo-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), KONTOR_DATA: data, KONTOR_DEMO: 'true', KONTOR_DEMO_PASSWORD: PASSWORD, LOG_LEVEL: 'error' };
  const product = spawn(process.execPath, [at('dist', 'server', 'src', 'main.js')], { cwd: at(), env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => product.once('exit', resolve));
  const stop = async () => {
    product.kill('SIGTERM');
    await ended;
    fs.rmSync(data, { recursive: true, force: true });
  };
  let said = '';
  const there = new Promise((resolve) => product.stdout.on('data', (chunk) => (said += chunk).includes(EMAIL) && resolve(true)));
  const late = AbortSignal.timeout(READY_MS);
  const never = new Promise((resolve) => late.addEventListener('abort', resolve));
  if ((await Promise.race([there, ended, never])) === true) return { url: `http://127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`the demo data did not come: ${said}`);
}

/** Asks the API as the demo organization's admin. */
export async function apiOf(url) {
  const send = async (method, to, body, token) => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${url}/api/v1${to}`, { method, headers, body: body && JSON.stringify(body) });
    const { data, errors } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${to}: ${answer.status} ${JSON.stringify(errors)}`);
    return data;
  };
  const { accessToken } = await send('POST', '/auth/login', { email: EMAIL, password: PASSWORD });
  return (method, to, body) => send(method, to, body, accessToken);
}

/** The browser that draws documents. */
export async function openBrowser() {
  const { launch } = createRequire(import.meta.url)('../dist/server/src/core/pdf/launch.js');
  return launch(process.env.PUPPETEER_EXECUTABLE_PATH ?? '');
}

/** Through the sign-in page, as a person does. */
export async function signIn(page, url) {
  await page.goto(url);
  await page.locator('input[name=email]').fill(EMAIL);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForSelector('nav a[href]', { timeout: 60_000 });
}

/** A page without placeholders, whose answers have come; one that never rests is named. */
export async function rests(page) {
  const quiet = () => document.querySelector('h1') && !document.querySelector('main .MuiSkeleton-root, main [aria-busy=true]');
  const never = () => console.log(`not at rest: ${page.url()}`);
  await page.waitForFunction(quiet, { timeout: 30_000 }).catch(never);
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1, timeout: 15_000 }).catch(never);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
