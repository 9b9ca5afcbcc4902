// npm run screenshots: the product with its demo data, every page at 1440 and 360 pixels, German and English, light and dark, in .screenshots/.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { at, build, install, requireNode } from './lib.mjs';

const EMAIL = 'demo@fouzies.example';
const PASSWORD = 'pictures of every page';
const WIDTHS = [1440, 360];
const READY_MS = 180_000;

requireNode();
await install();
await build();
const { signedOut, more, records } = JSON.parse(fs.readFileSync(at('web', 'e2e', 'pages.json'), 'utf8'));
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-screenshots-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), KONTOR_DATA: data, KONTOR_DEMO: 'true', KONTOR_DEMO_PASSWORD: PASSWORD, LOG_LEVEL: 'error' };
const product = spawn(process.execPath, [at('dist', 'server', 'src', 'main.js')], { cwd: at(), env, stdio: ['ignore', 'pipe', 'inherit'] });
const ended = new Promise((resolve) => product.once('exit', resolve));
let browser;
try {
  const token = await demo();
  const { launch } = createRequire(import.meta.url)('../dist/server/src/core/pdf/launch.js');
  browser = await launch(process.env.PUPPETEER_EXECUTABLE_PATH ?? '');
  let count = 0;
  for (const language of ['de', 'en'])
    for (const scheme of ['light', 'dark']) for (const width of WIDTHS) count += await walk(token, { language, scheme, width });
  console.log(`${count} pictures in .screenshots/`);
} finally {
  await browser?.close();
  product.kill('SIGTERM');
  await ended;
  fs.rmSync(data, { recursive: true, force: true });
}

/** The product says how to sign in once the demo data is there. */
async function demo() {
  let said = '';
  const there = new Promise((resolve) => product.stdout.on('data', (chunk) => (said += chunk).includes(EMAIL) && resolve(true)));
  const late = AbortSignal.timeout(READY_MS);
  const never = new Promise((_, reject) => late.addEventListener('abort', () => reject(new Error('the demo data did not come'))));
  if ((await Promise.race([there, ended, never])) !== true) throw new Error(`the product ended: ${said}`);
  return signIn();
}

async function signIn() {
  const body = JSON.stringify({ email: EMAIL, password: PASSWORD });
  const answer = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return (await answer.json()).data?.accessToken;
}

async function get(token, at) {
  return (await fetch(`${url}/api/v1${at}`, { headers: { authorization: `Bearer ${token}` } })).json();
}

/** One person with one look, through every page. */
async function walk(token, { language, scheme, width }) {
  const folder = at('.screenshots', `${language}-${scheme}-${width}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const phone = width < 600;
  await page.setViewport({ width, height: phone ? 740 : 900, isMobile: phone, hasTouch: phone });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  const devtools = await page.createCDPSession();
  await devtools.send('Network.setUserAgentOverride', { userAgent: await browser.userAgent(), acceptLanguage: language === 'de' ? 'de-AT' : 'en-GB' });
  await page.evaluateOnNewDocument((spoken) => localStorage.setItem('kontor.language', spoken), language);
  let count = 0;
  const take = async (to) => {
    await page.goto(url + to, { waitUntil: 'domcontentloaded' });
    await rests(page);
    await page.screenshot({
      path: path.join(
        folder,
        `${
          to
            .replace(/\/[0-9a-f-]{36}/, '/one')
            .replaceAll(/\/|\?tab=/g, '-')
            .slice(1) || 'sign-in'
        }.png`,
      ),
    });
    count++;
  };
  for (const to of signedOut) await take(to);
  await page.goto(url);
  await page.locator('input[name=email]').fill(EMAIL);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForSelector('nav a[href]');
  await rests(page);
  const nav = await page.evaluate(() => [...document.querySelectorAll('nav a[href]')].map((link) => new URL(link.href).pathname));
  for (const to of new Set([...nav, ...Object.keys(records), ...more])) await take(to);
  for (const to of await ones(token)) {
    await take(to);
    for (const tab of (await tabs(page)).slice(1)) await take(`${to}?tab=${tab}`);
  }
  await context.close();
  return count;
}

async function rests(page) {
  const quiet = () => document.querySelector('h1') && !document.querySelector('main .MuiSkeleton-root, main [aria-busy=true]');
  await page.waitForFunction(quiet, { timeout: 30_000 }).catch(() => console.log(`not at rest: ${page.url()}`));
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1 });
}

/** The sections of a record, by their names in the address. */
function tabs(page) {
  return page.evaluate(() => [...document.querySelectorAll('[role=tab][id^=tab-]')].map(({ id }) => id.slice(4)));
}

async function ones(token) {
  const found = await Promise.all(
    Object.entries(records).map(async ([page, list]) => {
      const [first] = (await get(token, `${list}?perPage=1`)).data;
      return first && `${page}/${first.id}`;
    }),
  );
  return found.filter(Boolean);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
