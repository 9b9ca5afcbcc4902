// npm run screenshots: the product with its demo data, every page at 1440 and 320 pixels and at 1440 with everything twice as large, German and English,
// light and dark, in .screenshots/. ONLY=de-light-320,en-dark-1440 takes some of these looks.
import fs from 'node:fs';
import path from 'node:path';
import { at, build, install, requireNode } from './lib.mjs';
import { apiOf, openBrowser, rests, signIn, startDemo } from './product.mjs';

/** In CSS pixels: a screen of 1440, the same at 200 %, a small phone. */
const WIDTHS = [1440, 720, 320];
const ONLY = process.env.ONLY?.split(',');

requireNode();
await install();
await build();
const { signedOut, more, records } = JSON.parse(fs.readFileSync(at('web', 'e2e', 'pages.json'), 'utf8'));
const { url, stop } = await startDemo();
let browser;
try {
  const ask = await apiOf(url);
  browser = await openBrowser();
  let count = 0;
  for (const language of ['de', 'en'])
    for (const scheme of ['light', 'dark'])
      for (const width of WIDTHS) if (!ONLY || ONLY.includes(`${language}-${scheme}-${width}`)) count += await walk(ask, { language, scheme, width });
  console.log(`${count} pictures in .screenshots/`);
} finally {
  await browser?.close();
  await stop();
}

/** One person with one look, through every page. */
async function walk(ask, { language, scheme, width }) {
  const folder = at('.screenshots', `${language}-${scheme}-${width}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  await ask('PATCH', '/auth/me', { language });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const phone = width < 600;
  const viewport = { width, height: { 1440: 900, 720: 450 }[width] ?? 740, deviceScaleFactor: width === 720 ? 2 : 1, isMobile: phone, hasTouch: phone };
  await page.setViewport(viewport);
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
  await page.setViewport({ width: 1440, height: 900 }); // all of the navigation, which a phone has behind "more"
  await signIn(page, url);
  await rests(page);
  const nav = await page.evaluate(() => [...document.querySelectorAll('nav a[href]')].map((link) => new URL(link.href).pathname));
  await page.setViewport(viewport);
  for (const to of new Set([...nav, ...Object.keys(records), ...more])) await take(to);
  for (const to of await ones(ask)) {
    await take(to);
    for (const tab of (await tabs(page)).slice(1)) await take(`${to}?tab=${tab}`);
  }
  await context.close();
  return count;
}

/** The sections of a record, by their names in the address. */
function tabs(page) {
  return page.evaluate(() => [...document.querySelectorAll('[role=tab][id^=tab-]')].map(({ id }) => id.slice(4)));
}

/** The page of one record of each list. */
async function ones(ask) {
  const found = await Promise.all(
    Object.entries(records).map(async ([page, list]) => {
      const [first] = await ask('GET', `${list}?perPage=1`);
      return first && `${page}/${first.id}`;
    }),
  );
  return found.filter(Boolean);
}
