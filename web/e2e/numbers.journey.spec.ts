import { randomUUID } from 'node:crypto';
import { caughtUp, journey, loaded, ok, settled } from './stage';

const cents = (text: string) => Math.round(Number(text) * 100);
const euros = (value: string) => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(Number(value));

journey(
  'somebody believes a number: chooses a period, opens it, adds up its rows, and puts what matters on a dashboard of their own',
  async ({ house, person }) => {
    const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
    const anna = await person();
    await anna.signIn(user.email, password);
    // a new organization: nothing that looks like a number it does not have
    await anna.arrives(/^\/dashboard$/);
    await anna.sees('Net revenue', '€0.00');
    await settled(ask);
    await loaded(ask);
    await caughtUp(house);

    // the period is in the address, and the tile says what the rows come to
    await anna.visit('/dashboard');
    await anna.press('365 days');
    const [{ value, rows }] = await ok(ask('GET', '/metrics/values?ids=revenue&timeframe=1y'));
    expect(cents(value)).toBeGreaterThan(0);
    await anna.sees('Net revenue', euros(value));
    expect(new URL(anna.page.url()).search).toBe('?timeframe=1y');
    await anna.press('About Net revenue');
    await anna.sees('credit notes', 'Europe/Vienna', 'Calculated');
    await anna.press('Show the rows', 'link');

    await anna.arrives(/^\/figures\/revenue$/);
    await anna.sees(`Result ${euros(value)} of ${rows} rows`);
    const answered = anna.page.waitForResponse((answer) => answer.url().includes('/rows/export'));
    await anna.press('CSV');
    const taken = await answered;
    expect([taken.status(), new URL(taken.url()).search]).toEqual([200, '?format=csv&timeframe=1y']);
    // what the browser took: its lines add up to what stands on the tile
    const [head, ...lines] = String((await ask('GET', '/metrics/revenue/rows/export?format=csv&timeframe=1y&locale=en')).body)
      .trim()
      .split(/\r?\n/);
    expect(lines).toHaveLength(rows);
    const cells = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replaceAll('"', ''));
    const net = cells(head).indexOf('Net');
    expect(lines.reduce((sum, line) => sum + cents(cells(line)[net]), 0)).toBe(cents(value));

    // a dashboard of one's own, to be arranged without a mouse
    await anna.visit('/dashboard');
    await anna.press('Make my own copy');
    const id = await anna.arrives(/^\/dashboards\/([0-9a-f-]{36})$/);
    await anna.find('button', 'Move Net revenue. Arrow keys move, Shift and arrow keys change the size.');
    expect(await ok(ask('GET', `/dashboards/${id}`))).toMatchObject({ name: 'Overview 2', shared: 'none', mayChange: true });
  },
);
