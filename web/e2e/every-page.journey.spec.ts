import axe from 'axe-core';
import fs from 'node:fs';
import path from 'node:path';
import { EMAIL, seedDemo } from '../../server/src/demo/seed';
import type { Ask } from '../../server/test/api';
import type { Person } from './person';
import { caughtUp, journey, ok } from './stage';

const PASSWORD = 'every page for everybody';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const { signedOut, more, records } = JSON.parse(fs.readFileSync(path.resolve('web/e2e/pages.json'), 'utf8'));

const SIGN_IN = { email: 'E-Mail', password: 'Passwort', signIn: 'Anmelden' };
const looks = { de: { language: 'de', width: 320, height: 740, touch: true }, en: { language: 'en', width: 1280, height: 900 } } as const;

// a phone in German, a desk in English: both widths, both languages, and each page in light and dark
describe.each(['de', 'en'] as const)('in %s', (language) => {
  journey(`every page can be used by everybody (${language})`, async ({ house, person, asks }) => {
    await seedDemo(house.app, PASSWORD);
    await caughtUp(house);
    const ask = await asks(EMAIL, PASSWORD);
    await ok(ask('PATCH', '/auth/me', { language })); // whoever signs in reads the language that was chosen there, on every device
    const anna = await person(looks[language]);
    const found: string[] = [];
    for (const page of signedOut) found.push(...(await faults(anna, page)));
    await anna.signIn(EMAIL, PASSWORD, language === 'de' ? SIGN_IN : undefined);
    await anna.arrives(/^\/dashboard$/);
    await anna.sees(language === 'de' ? 'Übersicht' : 'Dashboard');
    await anna.rests();
    for (const page of await pages(anna, ask)) {
      found.push(...(await faults(anna, page)));
      // the sections of a record are pages, too; one language is enough for what they share
      if (language === 'en') for (const tab of (await tabs(anna)).slice(1)) found.push(...(await faults(anna, `${page}?tab=${tab}`)));
    }
    expect(found).toEqual([]);
  });
});

/** The sections of a record, by their names in the address. */
const tabs = (anna: Person): Promise<string[]> => anna.page.evaluate(() => [...document.querySelectorAll('[role=tab][id^=tab-]')].map(({ id }) => id.slice(4)));

/** What the navigation leads to, forms, and one record of each kind. */
async function pages(anna: Person, ask: Ask): Promise<string[]> {
  const nav = await anna.page.evaluate(() => [...document.querySelectorAll('nav a[href]')].map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const known = await Promise.all(
    Object.entries<string>(records).map(async ([page, list]) => {
      const [first] = await ok<{ id: string }[]>(ask('GET', `${list}?perPage=1`));
      return [page, `${page}/${first.id}`];
    }),
  );
  return [...new Set([...nav, ...known.flat(), ...more])];
}

async function faults(anna: Person, at: string): Promise<string[]> {
  await anna.visit(at);
  await anna.rests();
  await anna.page.evaluate(axe.source);
  const light = await violations(anna, { type: 'tag', values: RULES });
  await anna.dark(true);
  const dark = await violations(anna, { type: 'rule', values: ['color-contrast'] }); // what else there is does not depend on the scheme
  await anna.dark(false);
  const wide = await anna.widest();
  return [...light, ...dark.map((one) => `dark ${one}`), ...wide.map((one) => `too wide: ${one}`)].map((one) => `${at} ${one}`);
}

const violations = (anna: Person, runOnly: axe.RunOnly): Promise<string[]> =>
  anna.page.evaluate(async (only) => {
    const { violations: all } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: only,
      rules: { 'label-content-name-mismatch': { enabled: true } }, // who says what is written on a button reaches it
      resultTypes: ['violations'],
      iframes: false,
    });
    return all.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`));
  }, runOnly);
