import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import type { Person } from './person';
import { journey, ok } from './stage';

interface Spot {
  x: number;
  y: number;
}

const middle = async (page: Page, selector: string): Promise<Spot> => {
  const found = await page.waitForSelector(selector, { visible: true });
  await found!.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  const { x, y, width, height } = (await found!.boundingBox())!;
  return { x: x + width / 2, y: y + Math.min(height / 2, 40) };
};
const handle = (title: string) => `button[aria-label^="Move ${title}: "]`;
const lane = (name: string) => `section[aria-label^="${name}, "]`;
/** Small steps, as a hand makes them. */
const way = (from: Spot, to: Spot): Spot[] =>
  Array.from({ length: 12 }, (_, i) => ({ x: from.x + ((to.x - from.x) * (i + 1)) / 12, y: from.y + ((to.y - from.y) * (i + 1)) / 12 }));

/** The board says where a card is held; who drops it earlier drops it elsewhere. */
const hears = (page: Page, said: string) => page.waitForFunction((text: string) => document.body.textContent!.includes(text), { polling: 50 }, said);

async function byMouse({ page }: Person, title: string, to: string, said: string): Promise<void> {
  const from = await middle(page, handle(title));
  const goal = await middle(page, to);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const { x, y } of way(from, goal)) await page.mouse.move(x, y);
  await hears(page, `${title} ${said}`);
  await page.mouse.up();
}

async function byTouch({ page }: Person, title: string, to: string, said: string): Promise<void> {
  const from = await middle(page, handle(title));
  const goal = await middle(page, to);
  const finger = await page.touchscreen.touchStart(from.x, from.y);
  // a finger that rests for a moment picks the card up; one that moves at once scrolls
  await page.waitForSelector('[data-dnd-dragging]');
  for (const { x, y } of way(from, goal)) await finger.move(x, y);
  await hears(page, `${title} ${said}`);
  await finger.end();
}

async function byKeyboard({ page }: Person, title: string, arrow: 'ArrowRight' | 'ArrowLeft', said: string): Promise<void> {
  await page.focus(handle(title));
  await page.keyboard.press('Space');
  await page.waitForSelector('[data-dnd-dragging]');
  await page.keyboard.press(arrow);
  await hears(page, `${title} ${said}`);
  await page.keyboard.press('Space');
}

journey('a card is dragged by mouse, by finger and by keyboard, and somebody else sees it', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  const [{ id, stages }] = await ok(ask('GET', '/pipelines'));
  for (const title of ['Printer', 'Nozzles', 'Service']) await ok(ask('POST', '/deals', { title, value: '1000', stageId: stages[0].id }));
  const columns = async () =>
    Object.fromEntries((await ok(ask('GET', `/pipelines/${id}/board`))).stages.map((stage: any) => [stage.name, stage.deals.map(({ title }: any) => title)]));
  /** A drop shows at once: what the server says follows. */
  const kept = async (wanted: Record<string, string[]>) => {
    for (let tries = 0; tries < 200; tries++) {
      const now = await columns();
      if (Object.entries(wanted).every(([name, titles]) => now[name].join() === titles.join())) return;
    }
    expect(await columns()).toMatchObject(wanted);
  };

  const cem = await person();
  await cem.signIn(user.email, password);
  await cem.sees('Pipeline');
  await cem.visit('/pipeline?as=board');
  await cem.sees('Printer', 'Nozzles', 'Service', 'weighted');
  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Pipeline');
  await anna.visit('/pipeline?as=board');
  await anna.sees('Printer');

  await byMouse(cem, 'Printer', lane('Angebot'), 'over Angebot');
  await cem.page.waitForSelector(`${lane('Angebot')} ${handle('Printer')}`);
  await anna.page.waitForSelector(`${lane('Angebot')} ${handle('Printer')}`);
  await kept({ Anfrage: ['Nozzles', 'Service'], Angebot: ['Printer'] });

  // in the place of another card: the order within the stage is kept
  await byMouse(cem, 'Service', `${lane('Anfrage')} li:first-child`, 'in the place of Nozzles');
  await cem.page.waitForSelector(`${lane('Anfrage')} li:first-child ${handle('Service')}`);
  await kept({ Anfrage: ['Service', 'Nozzles'] });
  await cem.visit('/pipeline?as=board');
  await cem.page.waitForSelector(`${lane('Anfrage')} li:first-child ${handle('Service')}`);

  await byKeyboard(cem, 'Printer', 'ArrowRight', 'over Entscheidung');
  await cem.page.waitForSelector(`${lane('Entscheidung')} ${handle('Printer')}`);
  await kept({ Entscheidung: ['Printer'] });

  const finger = await person({ touch: true, width: 800, height: 1000 });
  await finger.signIn(user.email, password);
  await finger.sees('Customers');
  await finger.visit('/pipeline?as=board');
  await finger.sees('Nozzles');
  await byTouch(finger, 'Nozzles', lane('Angebot'), 'over Angebot');
  await finger.page.waitForSelector(`${lane('Angebot')} ${handle('Nozzles')}`);
  await kept({ Anfrage: ['Service'], Angebot: ['Nozzles'], Entscheidung: ['Printer'] });
});
