// npm run pictures [de|en [name …]]: the pictures of the manual and of the README, from the product with its demo data, in docs/images/.
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { at, build, install, requireNode } from './lib.mjs';
import { apiOf, openBrowser, rests, signIn, startDemo } from './product.mjs';

const SIZE = { width: 1280, height: 800 };
const COLOURS = 96;
/** The viewer of a PDF draws it in its own time, and tells nobody. */
const VIEWER_MS = 3_000;
const [wanted, ...names] = process.argv.slice(2);

requireNode();
await install();
if (!process.env.KONTOR_URL) await build();
const { url, stop } = await startDemo();
let browser;
try {
  const ask = await apiOf(url);
  const pages = await places(ask);
  browser = await openBrowser();
  for (const language of wanted ? [wanted] : ['de', 'en']) await walk(ask, language, pages);
} finally {
  await browser?.close();
  await stop();
}

/** A page for each step of the main job, with records in the state that the step is about. */
async function places(ask) {
  const one = async (list) => (await ask('GET', `${list}${list.includes('?') ? '&' : '?'}perPage=1`))[0]?.id;
  const [order, build, part, purchase, production, delivery, invoice, customer] = await Promise.all(
    [
      '/orders?status=production',
      '/builds',
      '/parts?stockStatus=in_stock&category=Elektronik',
      '/purchase-orders?status=received',
      '/production-orders?status=in_progress',
      '/deliveries?status=delivered',
      '/invoices?status=overdue',
      '/customers?search=Alpenprint',
    ].map(one),
  );
  return {
    dashboard: '/dashboard',
    customer: `/customers/${customer}`,
    parts: '/parts',
    part: `/parts/${part}`,
    import: '/parts/import',
    build: `/builds/${build}`,
    orders: '/orders',
    order: `/orders/${order}`,
    planning: '/planning',
    purchase: `/purchase-orders/${purchase}`,
    production: `/production/${production}`,
    board: '/production',
    delivery: `/deliveries/${delivery}`,
    invoice: `/invoices/${invoice}`,
    brand: '/settings/brand',
    sample: '/settings/sample',
  };
}

async function walk(ask, language, pages) {
  await ask('PATCH', '/auth/me', { language });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(SIZE);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluateOnNewDocument((spoken) => localStorage.setItem('kontor.language', spoken), language);
  const take = async (name) => {
    await rests(page);
    if (await page.$('iframe, embed, object')) await pause(VIEWER_MS);
    const file = at('docs', 'images', `${name}-${language}.png`);
    await sharp(await page.screenshot())
      .png({ palette: true, colours: COLOURS, compressionLevel: 9, effort: 10 })
      .toFile(file);
    console.log(`${file}: ${Math.round(fs.statSync(file).size / 1024)} kB`);
  };
  await page.goto(`${url}/register`);
  await take('register');
  await signIn(page, url);
  for (const [name, path] of Object.entries(pages)) {
    if (names.length && !names.includes(name)) continue;
    await page.goto(url + path, { waitUntil: 'domcontentloaded' });
    await take(name);
  }
  await context.close();
}
