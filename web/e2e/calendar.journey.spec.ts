import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { journey, ok, settled } from './stage';

/** Pixels of an hour in the calendar. */
const HOUR = 52;
const card = (id: string) => `[data-appointment="${id}"]`;
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Where a card is held: in its upper half, for its lower edge makes it longer. */
async function grip(page: Page, selector: string, edge = false) {
  const found = await page.waitForSelector(selector, { visible: true });
  await found!.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await found!.boundingBox())!;
  return { x: x + width / 2, y: edge ? y + height - 2 : y + 8 };
}
const lands = (page: Page, at: string) => page.waitForSelector(`[data-landing="${at}"]`);

journey('an appointment is booked, moved by mouse, keyboard and finger, kept and billed', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example`, industry: 'optician' });
  await settled(ask);
  const linden = await ok(ask('POST', '/resources', { name: 'Dr. Linden', kind: 'staff' }));
  const auer = await ok(ask('POST', '/resources', { name: 'Tom Auer', kind: 'staff' }));
  await ok(ask('POST', '/appointment-types', { name: 'Fitting', durationMinutes: 30, price: '49.00', bufferAfterMinutes: 10 }));
  const max = await ok(ask('POST', '/customers', { name: 'Max Muster', type: 'private', email: 'max@muster.example' }));
  const day = dayIn(4);
  const booked = async () => (await ok(ask('GET', '/appointments')))[0];
  /** What was dropped shows at once: what the server says follows. */
  const kept = async (from: string, to: string) => {
    const clock = (instant: string) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Vienna' }).format(new Date(instant));
    const now = async () => ((one) => [clock(one.startsAt), clock(one.endsAt)])(await booked());
    for (let tries = 0; tries < 200 && (await now()).join() !== [from, to].join(); tries++);
    expect(await now()).toEqual([from, to]);
  };

  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Calendar');
  await anna.visit(`/calendar?view=day&day=${day}`);
  await anna.press('New appointment');
  await anna.pick('Type', 'Fitting');
  await anna.pick('Customer', 'Max', 'Max Muster');
  await anna.press('Book');
  await anna.sees('Appointment booked', 'Max Muster');
  const { id } = await booked();
  expect(await booked()).toMatchObject({ customerId: max.id, typeName: 'Fitting', price: '49.0000', resourceIds: [linden.id] });
  await kept('09:00', '09:30');

  const { page } = anna;
  const from = await grip(page, card(id));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + HOUR, { steps: 6 });
  await lands(page, '10:00–10:30');
  await page.mouse.up();
  await anna.sees('Appointment moved');
  await kept('10:00', '10:30');

  const edge = await grip(page, card(id), true);
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y + HOUR / 2, { steps: 6 });
  await lands(page, '10:00–11:00');
  await page.mouse.up();
  await kept('10:00', '11:00');

  await page.focus(card(id));
  await anna.chord('Alt', 'ArrowUp');
  await kept('09:45', '10:45');

  // by finger, to somebody else: one column for each of the staff
  const tom = await person({ touch: true, width: 800, height: 1000 });
  await tom.signIn(user.email, password);
  await tom.sees('Customers');
  await tom.visit(`/calendar?view=staff&day=${day}`);
  await tom.sees('Tom Auer', 'Max Muster');
  const held = await grip(tom.page, card(id));
  const column = await (await tom.page.waitForSelector(`[data-resource="${auer.id}"]`))!.boundingBox();
  const finger = await tom.page.touchscreen.touchStart(held.x, held.y);
  await lands(tom.page, '09:45–10:45'); // a finger that rests picks it up, one that moves at once scrolls
  for (let step = 1; step <= 6; step++) await finger.move(held.x + ((column!.x + column!.width / 2 - held.x) * step) / 6, held.y + (HOUR * step) / 6);
  await lands(tom.page, '10:45–11:45');
  await finger.end();
  await kept('10:45', '11:45');
  expect((await booked()).resourceIds).toEqual([auer.id]);

  await page.waitForSelector(card(id));
  await page.click(card(id));
  await anna.sees('Tom Auer', '€49.00');
  await anna.press('Confirm');
  await anna.sees('Appointment confirmed');
  await anna.press('Has arrived');
  await anna.sees('Marked as arrived');
  await anna.press('Complete');
  await anna.sees('a draft invoice of €49.00 is made');
  await anna.press('Complete');
  await anna.sees('Appointment completed', 'Completed');
  const { invoiceId, ...done } = await booked();
  expect(done).toMatchObject({ status: 'completed', moves: [] });
  expect(await ok(ask('GET', `/invoices/${invoiceId}`))).toMatchObject({ status: 'draft', customerId: max.id, subtotal: '49.00' });
});
