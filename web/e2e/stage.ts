import fs from 'node:fs';
import path from 'node:path';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import type { Browser } from 'puppeteer-core';
import { QUEUES } from '../../server/src/core/jobs/queue';
import type { Config } from '../../server/src/core/config';
import { launch } from '../../server/src/core/pdf/launch';
import { api, type Api, type Ask } from '../../server/test/api';
import { testConfig } from '../../server/test/config';
import { Person, type Looks } from './person';

const LONG = 1_200_000; // every page in every section, beside another suite, on two cores
const PICTURES = path.resolve('coverage', 'journeys');

export interface Stage {
  house: Api;
  url: string;
  /** Somebody with a browser of their own: no cookie, no storage is shared. */
  person(looks?: Looks): Promise<Person>;
  /** What the API says to the one who signs in with these. */
  asks(email: string, password: string): Promise<Ask>;
}

/**
 * One test: the whole application on a database of its own, served as in production, and people with browsers. An error in a console, an
 * error of a page or an answer of 500 and above fails it; what was on screen when it failed lies in coverage/journeys.
 */
export function journey(name: string, run: (stage: Stage) => Promise<void>, more: Partial<Config> = {}): void {
  it(
    name,
    async () => {
      const { stage, people, close } = await raise(more);
      try {
        await run(stage);
        expect(people.flatMap(({ troubles }) => troubles)).toEqual([]);
      } catch (error) {
        await pictures(name, people);
        throw error;
      } finally {
        await close();
      }
    },
    LONG,
  );
}

async function raise(more: Partial<Config>) {
  if (!fs.existsSync(path.resolve('web/dist/index.html'))) throw new Error('web/dist is missing: npm test builds it, and so does npm run build');
  const house = await api({ worker: true, ...more });
  await house.app.listen(0, '127.0.0.1');
  const url = (await house.app.getUrl()).replace('[::1]', '127.0.0.1');
  const browser: Browser = await launch(testConfig().browserPath);
  const people: Person[] = [];
  const person = async (looks: Looks = {}) => {
    const context = await browser.createBrowserContext();
    const one = await Person.at(await context.newPage(), url, looks);
    people.push(one);
    return one;
  };
  const asks: Stage['asks'] = async (email, password) => {
    const { status, body } = await house.ask('POST', '/auth/login', { email, password });
    if (status !== 200) throw new Error(`login: ${JSON.stringify(body)}`);
    return (method, at, given, headers) => house.ask(method, at, given, { authorization: `Bearer ${body.data.accessToken}`, ...headers });
  };
  const close = async () => {
    await browser.close();
    await house.close();
  };
  return { stage: { house, url, person, asks }, people, close };
}

async function pictures(name: string, people: Person[]): Promise<void> {
  fs.mkdirSync(PICTURES, { recursive: true });
  for (const [at, { page, troubles }] of people.entries()) {
    const file = path.join(PICTURES, `${name.replaceAll(/\W+/g, '-')}-${at}`);
    await page.screenshot({ path: `${file}.png` }).catch((error: Error) => troubles.push(error.message));
    const text = await page.evaluate(() => document.body.innerText).catch((error: Error) => error.message);
    fs.writeFileSync(`${file}.txt`, [page.url(), ...troubles, text].join('\n'));
  }
}

/** Says of the company what must be known before it may issue invoices. */
export async function settled(ask: Ask): Promise<void> {
  const { version } = await ok(ask('GET', '/organization'));
  const address = { line1: 'Lindengasse 5', postalCode: '1070', city: 'Wien', country: 'AT' };
  const bank = { iban: 'AT611904300234573201', bic: 'BKAUATWW', name: 'Testbank' };
  await ok(ask('PATCH', '/organization', { version, address, vatId: 'ATU12345675', bank }));
}

/** Waits until the worker has caught up: what a year of seeded business still causes would change every page while it is looked at. */
export async function caughtUp({ app }: Api): Promise<void> {
  const queue = app.get<Queue>(getQueueToken(QUEUES.events), { strict: false });
  for (let quiet = 0; quiet < 3;) {
    const left = await queue.getJobCountByTypes('waiting', 'active', 'prioritized');
    quiet = left ? 0 : quiet + 1;
    await new Promise((again) => setTimeout(again, 400));
  }
}

/** Loads the sample company of the industry, as a newcomer does. */
export async function loaded(ask: Ask): Promise<void> {
  const { jobId } = await ok(ask('POST', '/sample-company'));
  for (;;) {
    const { finishedAt, error } = await ok(ask('GET', `/jobs/${jobId}`));
    if (error) throw new Error(JSON.stringify(error));
    if (finishedAt) return;
    await new Promise((again) => setTimeout(again, 200));
  }
}

/** The data of a successful answer; otherwise the test says what was refused. */
export async function ok<T = any>(answer: Promise<{ status: number; body: { data: T; errors: unknown } }>): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body?.errors)}`);
  return body.data;
}
