import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner, someone } from '../../test/database';
import { finalized, line } from '../../test/invoices';
import { openSheet } from '../core/sheets/sheet';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { ReportRunsService } from './schedules.runs';

let house: Api;
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 3000; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(
    `never happened: ${JSON.stringify(await look())} ${JSON.stringify(await asOwner(house.db, 'select type, status, error from core.jobs where status <> $1', ['done']))}`,
  );
};
const MONDAYS = { frequency: 'weekly', weekdays: [1] };
const clock = (instant: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vienna', weekday: 'short', timeStyle: undefined, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
type Member = Ask & { organization: string; actor: string };

jest.setTimeout(180_000); // the first picture waits for a browser to start

describe('reports by mail', () => {
  let refusals = 0;
  const received: Email[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) =>
      void buffer(stream).then(async (raw) => (refusals-- > 0 ? done(new Error('busy, try later')) : (received.push(await PostalMime.parse(raw)), done()))),
  });
  beforeAll(async () => {
    await new Promise<void>((listening) => void smtp.listen(0, '127.0.0.1', listening));
    house = await api({ worker: true, smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, publicUrl: 'https://kontor.test' });
  });
  beforeEach(() => void (received.length = refusals = 0));
  afterAll(async () => {
    await house?.close();
    await new Promise<void>((closed) => smtp.close(() => closed()));
  });

  const revenue = (more: object = {}) => ({
    name: 'Revenue',
    what: 'metrics',
    metricIds: ['revenue'],
    period: 'last_7_days',
    rhythm: MONDAYS,
    time: '07:00',
    language: 'en',
    recipients: [{ email: 'tax@adviser.example', name: 'Tax Adviser' }],
    ...more,
  });
  const schedule = (ask: Ask, more: object = {}) => created(ask('POST', '/report-schedules', revenue(more)));
  /** As the worker does, at an instant. */
  const begin = (ask: Member, at: string) =>
    house.db.work.write(someone({ organization: ask.organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID(), at }), (tx) =>
      house.app.get(ReportRunsService).begin(tx),
    );
  const history = async (ask: Ask, id: string) => (await ask('GET', `/report-schedules/${id}/runs`)).body.data;
  const over = (ask: Ask, id: string, runs = 1) =>
    until(async () => {
      const found = await history(ask, id);
      return found.length === runs && found.every((run: any) => run.status !== 'running') && found;
    });
  const to = (address: string) => received.filter((mail) => mail.to?.[0].address === address);

  it('Mondays at 07:00 in Vienna: one mail with its file, zone, days and filters, however many workers look; empty ones are left out; 07:00 after the clocks change', async () => {
    const ask = house.as();
    const made = await schedule(ask, { attachments: ['xlsx'], onlyIfRows: true });
    expect([clock(made.nextRunAt), made.timeZone]).toEqual(['Mon 07:00', 'Europe/Vienna']);
    // nobody has invoiced anything: nothing is sent, and the history says so
    expect(await begin(ask, made.nextRunAt)).toBe(1);
    expect((await over(ask, made.id))[0]).toMatchObject({
      status: 'skipped_empty',
      trigger: 'clock',
      recipients: [{ status: 'skipped_empty', mailId: null, rows: 0 }],
    });
    expect(received).toHaveLength(0);
    // two workers see the same moment at once
    await finalized(ask, [line(1, '12600.00')]);
    const { nextRunAt } = (await ask('GET', `/report-schedules/${made.id}`)).body.data;
    expect(Date.parse(nextRunAt) - Date.parse(made.nextRunAt)).toBe(7 * 86_400_000);
    await asOwner(house.db, `update analytics.report_schedules set period = 'this_year' where id = $1`, [made.id]);
    const begun = await Promise.all([begin(ask, nextRunAt), begin(ask, nextRunAt)]);
    expect(begun.sort()).toEqual([0, 1]);
    const [run] = await over(ask, made.id, 2);
    expect(run).toMatchObject({
      status: 'sent',
      dueAt: nextRunAt,
      timeZone: 'Europe/Vienna',
      recipients: [{ status: 'sent', email: 'tax@adviser.example', rows: 1, error: null }],
    });
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail.subject).toMatch(/^Revenue · .* – .* · Monday, \d+ \w+ \d{4}$/);
    for (const words of ['Europe/Vienna', 'This year until yesterday', 'Filters', '€12,600.00', 'You get this mail because Somebody']) {
      expect(mail.html).toContain(words);
      expect(mail.text).toContain(words);
    }
    const file = mail.attachments.find(({ disposition }) => disposition === 'attachment')!;
    expect(file.filename).toMatch(/^Revenue \d{4}-01-01 .*\.xlsx$/);
    const sheet = await openSheet(Buffer.from(file.content as ArrayBuffer), { name: file.filename! });
    const cells = [];
    for await (const row of sheet.rows()) cells.push(row.cells);
    expect(JSON.stringify(cells)).toContain('12600');
    // into summer and into winter the clock in Vienna goes on to show seven
    for (const [monday, next] of [
      ['2027-03-22T06:00:00.000Z', '2027-03-29T05:00:00.000Z'],
      ['2027-10-25T05:00:00.000Z', '2027-11-01T06:00:00.000Z'],
    ]) {
      await begin(ask, monday);
      expect((await ask('GET', `/report-schedules/${made.id}`)).body.data.nextRunAt).toBe(next);
    }
  });

  it('draws the numbers in the mail, with words for those who do not see them', async () => {
    const ask = house.as();
    await finalized(ask, [line(1, '500.00')]);
    const made = await schedule(ask, { rhythm: { frequency: 'daily' }, recipients: [{ email: 'chart@side.example' }] });
    await begin(ask, made.nextRunAt);
    const tomorrow = (await ask('GET', `/report-schedules/${made.id}`)).body.data.nextRunAt;
    await begin(ask, tomorrow);
    await over(ask, made.id, 2);
    const mail = to('chart@side.example').find(({ attachments }) => attachments.length > 0)!;
    const [chart] = mail.attachments;
    expect(chart).toMatchObject({ mimeType: 'image/png', disposition: 'inline', contentId: '<chart-1>' });
    expect(mail.html).toContain('src="cid:chart-1"');
    expect(/alt="([^"]*)"/.exec(mail.html!)![1]).toMatch(/^Chart: Net revenue.*€500\.00/);
    expect(mail.text).toMatch(/Chart: Net revenue[^\n]*€500\.00/);
    expect((chart.content as ArrayBuffer).byteLength).toBeGreaterThan(3_000);
  });

  it('gives each what they may see: a member by their own rights, others by those of the owner', async () => {
    const ask = house.as();
    const reader = house.as(['reports:read'], ask.organization);
    await reader('GET', '/report-schedules');
    const made = await schedule(ask, { recipients: [{ userId: reader.actor }, { email: 'out@side.example' }] });
    await created(ask('POST', `/report-schedules/${made.id}/send`, { to: 'all' }));
    const [run] = await over(ask, made.id);
    expect(run).toMatchObject({ status: 'sent', trigger: 'hand', startedByName: 'Somebody' });
    expect(to(`${reader.actor}@test.example`)[0].html).toContain('not open to you');
    expect(to('out@side.example')[0].html).not.toContain('not open to you');
    // and who may look at it afterwards
    const [mine, other] = run.recipients;
    const path = (one: any) => `/report-schedules/${made.id}/runs/${run.id}/mails/${one.id}`;
    expect([mine.mayOpen, (await ask('GET', path(mine))).body.data.html]).toEqual([true, expect.stringContaining('not open to you')]);
    const seen = (await history(reader, made.id))[0].recipients;
    expect(seen.map((one: any) => one.mayOpen)).toEqual([true, false]);
    expect((await reader('GET', path(mine))).status).toBe(200);
    expect((await reader('GET', path(other))).status).toBe(404);
    const outbox = house.as(['outgoing-mails:read'], ask.organization);
    expect((await outbox('GET', `/outgoing-mails/${other.mailId}`)).body.data).toMatchObject({ html: '(for its reader)', attachments: [], headers: {} });
    expect((await house.as()('GET', `/report-schedules/${made.id}`)).status).toBe(404);
  });

  it('is taken off the list by one click, not by a look, and can come back', async () => {
    const ask = house.as();
    const made = await schedule(ask);
    const send = async (runs: number) => (await created(ask('POST', `/report-schedules/${made.id}/send`, { to: 'all' })), (await over(ask, made.id, runs))[0]);
    await send(1);
    const [mail] = received;
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const url = /^<https:\/\/kontor\.test\/api\/v1(\/public\/report-mails\/[\w-]+)>$/.exec(header('list-unsubscribe')!)![1];
    expect(mail.html).toContain(`https://kontor.test/unsubscribe/${url.split('/').at(-1)}`);
    expect((await house.ask('GET', url)).body.data).toEqual({
      organizationName: expect.any(String),
      scheduleName: 'Revenue',
      email: 'tax@adviser.example',
      subscribed: true,
    });
    expect(await house.ask('GET', url, undefined, { accept: 'text/html' })).toMatchObject({
      status: 303,
      headers: { location: expect.stringContaining('/unsubscribe/') },
    });
    expect((await ask('GET', `/report-schedules/${made.id}`)).body.data.unsubscribed).toEqual([]);
    const clicked = await house.ask('POST', url, 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(clicked).toMatchObject({ status: 200, body: { data: { subscribed: false } } });
    expect((await house.ask('POST', url)).body.data.subscribed).toBe(false);
    expect((await ask('GET', `/report-schedules/${made.id}`)).body.data.unsubscribed).toEqual(['tax@adviser.example']);
    expect(await send(2)).toMatchObject({ status: 'no_recipients', recipients: [{ status: 'unsubscribed' }] });
    expect(received).toHaveLength(1);
    expect((await house.ask('POST', `${url}/subscribe`)).body.data.subscribed).toBe(true);
    expect(await send(3)).toMatchObject({ status: 'sent' });
    const forged = url.slice(0, -4) + (url.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    expect((await house.ask('POST', forged)).status).toBe(404);
  });

  it('a mail that is refused is tried again and seen to be', async () => {
    const ask = house.as();
    const made = await schedule(ask);
    refusals = 1;
    await created(ask('POST', `/report-schedules/${made.id}/send`, { to: 'all' }));
    expect(await until(async () => (await history(ask, made.id))[0]?.recipients[0]?.error)).toContain('busy');
    expect((await over(ask, made.id))[0].recipients).toEqual([expect.objectContaining({ status: 'sent', error: null })]);
    expect(received).toHaveLength(1);
    expect((await ask('POST', `/report-schedules/${made.id}/runs/${(await history(ask, made.id))[0].id}/retry`)).body.errors[0].code).toBe('run_not_failed');
  });

  it('a worker that dies in the middle and another that goes on send one mail to each', async () => {
    const ask = house.as();
    const made = await schedule(ask, { recipients: Array.from({ length: 5 }, (_, i) => ({ email: `r${i}@side.example` })) });
    const { runId } = await created(ask('POST', `/report-schedules/${made.id}/send`, { to: 'all' }));
    await over(ask, made.id);
    // as if it had died after the outbox and before the end, twice at once
    await asOwner(house.db, `update analytics.report_runs set state = 'running' where id = $1`, [runId]);
    const { ScheduleJobs } = await import('./schedules.jobs');
    const again = () =>
      house.app.get(ScheduleJobs).run(someone({ organization: ask.organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID() }), { runId });
    await Promise.all([again(), again()]);
    // and where nothing was in the outbox yet, both find all of them pending
    const late = await schedule(ask, { recipients: Array.from({ length: 5 }, (_, i) => ({ email: `late${i}@side.example` })) });
    const next = await created(ask('POST', `/report-schedules/${late.id}/send`, { to: 'all' }));
    const run = () =>
      house.app
        .get(ScheduleJobs)
        .run(someone({ organization: ask.organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID() }), { runId: next.runId });
    await Promise.all([run(), run(), run()]);
    await over(ask, late.id);
    expect(received.map((mail) => mail.to![0].address).sort()).toEqual([0, 1, 2, 3, 4].flatMap((i) => [`late${i}@side.example`, `r${i}@side.example`]).sort());
  });

  it('stops when its owner has left, and goes on with whoever stands for it', async () => {
    const boss = house.as();
    await boss('GET', '/parts');
    const owner = house.as(['reports:read', 'reports:send', 'invoices:read'], boss.organization);
    const made = await schedule(owner);
    expect(made.ownerId).toBe(owner.actor);
    await asOwner(house.db, `update core.memberships set active = false where id = $1`, [owner.actor]);
    expect(await begin(boss, made.nextRunAt)).toBe(0);
    const paused = (await boss('GET', `/report-schedules/${made.id}`)).body.data;
    expect(paused).toMatchObject({ paused: true, pausedReason: 'owner_left', nextRunAt: null });
    const resumed = await created(boss('PATCH', `/report-schedules/${made.id}`, { version: paused.version, paused: false }));
    expect(resumed).toMatchObject({ paused: false, pausedReason: null, ownerId: boss.actor, nextRunAt: expect.any(String) });
  });

  it('is kept like any record; the clock follows what is changed', async () => {
    const ask = house.as();
    const made = await schedule(ask);
    const other = await created(ask('PATCH', `/report-schedules/${made.id}`, { version: 1, time: '18:30', rhythm: { frequency: 'daily' } }));
    expect(clock(other.nextRunAt)).toMatch(/18:30$/);
    expect((await created(ask('PATCH', `/report-schedules/${made.id}`, { version: 2, paused: true }))).nextRunAt).toBeNull();
    expect((await ask('PATCH', `/report-schedules/${made.id}`, { version: 1, paused: false })).status).toBe(409);
    expect((await ask('POST', '/report-schedules/bulk', { ids: [made.id], action: 'resume' })).body.data.count).toBe(1);
    expect((await ask('GET', `/report-schedules/${made.id}`)).body.data.nextRunAt).toBe(other.nextRunAt);
    expect((await ask('DELETE', `/report-schedules/${made.id}?version=4`)).status).toBe(200);
    expect((await ask('GET', '/report-schedules')).body.data).toHaveLength(0);
    expect((await ask('POST', `/report-schedules/${made.id}/restore`)).body.data.nextRunAt).toBe(other.nextRunAt);
    const preview = { rhythm: { frequency: 'rule', rule: 'FREQ=MONTHLY;BYDAY=-1FR' }, time: '07:00' };
    expect((await created(ask('POST', '/report-schedules/next-runs', preview))).nextRuns.map(clock)).toEqual(Array(5).fill('Fri 07:00'));
    const refused = async (more: object) =>
      (({ status, body }) => [status, body.errors?.[0].code, body.errors?.[0].field])(await ask('POST', '/report-schedules', revenue(more)));
    expect(await refused({ metricIds: [] })).toEqual([422, 'schedule_subject_missing', 'metricIds']);
    expect(await refused({ period: null })).toEqual([422, 'schedule_period_missing', 'period']);
    expect(await refused({ metricIds: ['nothing'] })).toEqual([404, 'not_found', undefined]);
    expect(await refused({ recipients: [] })).toEqual([400, 'validation_failed', 'recipients']);
    expect(await refused({ recipients: [{ userId: randomUUID() }] })).toEqual([422, 'schedule_recipient_unknown', 'recipients.0.userId']);
    expect(await refused({ rhythm: { frequency: 'weekly', weekdays: [] } })).toEqual([400, 'validation_failed', 'rhythm.weekdays']);
    expect(await refused({ rhythm: { frequency: 'rule', rule: 'FREQ=DAILY;UNTIL=20200101' } })).toEqual([422, 'schedule_never_runs', 'rhythm']);
    expect(await refused({ time: '25:00' })).toEqual([400, 'validation_failed', 'time']);
    expect((await house.as(['reports:read'], ask.organization)('POST', '/report-schedules', revenue())).status).toBe(403);
    const blind = house.as(['reports:read', 'reports:send'], ask.organization);
    expect((await blind('POST', '/report-schedules', revenue())).status).toBe(403); // may not see what they would have sent
  });
});
