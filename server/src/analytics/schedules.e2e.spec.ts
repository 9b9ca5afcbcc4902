import { randomUUID } from 'node:crypto';
import { api, created, type Api } from '../../test/api';
import { asOwner, someone } from '../../test/database';
import { finalized, line } from '../../test/invoices';
import { begin, history, over, revenue, schedule, scheduled, send, until } from '../../test/schedules';
import { smtp, type Smtp } from '../../test/smtp';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { openSheet } from '../core/sheets/sheet';
import { ScheduleJobs } from './schedules.jobs';

const clock = (instant: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vienna', weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

jest.setTimeout(180_000); // the first picture waits for a browser to start

describe('reports on a schedule', () => {
  let house: Api;
  let mails: Smtp;
  beforeAll(async () => {
    mails = await smtp();
    house = await api({ worker: true, smtpUrl: mails.url, publicUrl: 'https://kontor.test' });
  });
  beforeEach(() => mails.forget());
  afterAll(async () => {
    await house?.close();
    await mails.stop();
  });

  it('Mondays at 07:00 in Vienna: one mail with its file, zone, days and filters, however many workers look; empty ones are left out; 07:00 after the clocks change', async () => {
    const ask = house.as();
    const report = await created(
      ask('POST', '/reports', { name: 'Open items', question: { dataSet: 'openItems', filters: [{ column: 'open', op: 'from', value: 1 }] } }),
    );
    const what = { name: 'Open items', what: 'report', reportId: report.id, metricIds: [], period: null };
    const made = await schedule(ask, { ...what, attachments: ['xlsx'], onlyIfRows: true });
    expect([clock(made.nextRunAt), made.timeZone]).toEqual(['Mon 07:00', 'Europe/Vienna']);
    // nobody has invoiced anything: nothing is sent, and the history says so
    expect(await begin(house, ask, made.nextRunAt)).toBe(1);
    expect((await over(ask, made.id))[0]).toMatchObject({
      status: 'skipped_empty',
      trigger: 'clock',
      recipients: [{ status: 'skipped_empty', mailId: null, rows: 0 }],
    });
    expect(mails.received).toHaveLength(0);
    // two workers see the same moment at once
    await finalized(ask, [line(1, '12600.00')]);
    const { nextRunAt } = await scheduled(ask, made.id);
    expect(Date.parse(nextRunAt) - Date.parse(made.nextRunAt)).toBe(7 * 86_400_000);
    const begun = await Promise.all([begin(house, ask, nextRunAt), begin(house, ask, nextRunAt)]);
    expect(begun.sort()).toEqual([0, 1]);
    const [run] = await over(ask, made.id, 2);
    expect(run).toMatchObject({
      status: 'sent',
      dueAt: nextRunAt,
      timeZone: 'Europe/Vienna',
      recipients: [{ status: 'sent', email: 'tax@adviser.example', rows: 1, error: null }],
    });
    expect(mails.received).toHaveLength(1);
    const [mail] = mails.received;
    expect(mail.subject).toMatch(/^Open items · As of \d+ \w+ \d{4} · Monday, \d+ \w+ \d{4}$/);
    expect(mail.text).toMatch(/Filters: .* from 1/);
    for (const words of ['Europe/Vienna', 'Huber Werkzeugbau GmbH', '€15,120.00', 'You get this mail because Somebody']) {
      expect(mail.html).toContain(words);
      expect(mail.text).toContain(words);
    }
    const file = mail.attachments.find(({ disposition }) => disposition === 'attachment')!;
    expect(file.filename).toMatch(/^Open items \d{4}-\d\d-\d\d\.xlsx$/);
    const sheet = await openSheet(Buffer.from(file.content as ArrayBuffer), { name: file.filename! });
    const cells = [];
    for await (const row of sheet.rows()) cells.push(row.cells);
    expect(JSON.stringify(cells)).toContain('15120');
    // into summer and into winter the clock in Vienna goes on to show seven
    for (const [monday, next] of [
      ['2027-03-22T06:00:00.000Z', '2027-03-29T05:00:00.000Z'],
      ['2027-10-25T05:00:00.000Z', '2027-11-01T06:00:00.000Z'],
    ]) {
      await begin(house, ask, monday);
      expect((await scheduled(ask, made.id)).nextRunAt).toBe(next);
    }
  });

  it('is taken off the list by one click, not by a look, and can come back', async () => {
    const ask = house.as();
    const made = await schedule(ask, { recipients: [{ email: 'list@side.example' }] });
    const sent = async (runs: number) => (await send(ask, made.id), (await over(ask, made.id, runs))[0]);
    await sent(1);
    const [mail] = mails.to('list@side.example');
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const url = /^<https:\/\/kontor\.test\/api\/v1(\/public\/report-mails\/[\w-]+)>$/.exec(header('list-unsubscribe')!)![1];
    expect(mail.html).toContain(`https://kontor.test/unsubscribe/${url.split('/').at(-1)}`);
    expect((await house.ask('GET', url)).body.data).toEqual({
      organizationName: expect.any(String),
      scheduleName: 'Revenue',
      email: 'list@side.example',
      subscribed: true,
    });
    expect(await house.ask('GET', url, undefined, { accept: 'text/html' })).toMatchObject({
      status: 303,
      headers: { location: expect.stringContaining('/unsubscribe/') },
    });
    expect((await scheduled(ask, made.id)).unsubscribed).toEqual([]);
    const clicked = await house.ask('POST', url, 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(clicked).toMatchObject({ status: 200, body: { data: { subscribed: false } } });
    expect((await house.ask('POST', url)).body.data.subscribed).toBe(false);
    expect((await scheduled(ask, made.id)).unsubscribed).toEqual(['list@side.example']);
    expect(await sent(2)).toMatchObject({ status: 'no_recipients', recipients: [{ status: 'unsubscribed' }] });
    expect(mails.to('list@side.example')).toHaveLength(1);
    expect((await house.ask('POST', `${url}/subscribe`)).body.data.subscribed).toBe(true);
    expect(await sent(3)).toMatchObject({ status: 'sent' });
    const forged = url.slice(0, -4) + (url.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    expect((await house.ask('POST', forged)).status).toBe(404);
  });

  it('a mail that is refused is tried again and seen to be', async () => {
    const ask = house.as();
    const made = await schedule(ask, { recipients: [{ email: 'busy@side.example' }] });
    mails.refuse(1);
    await send(ask, made.id);
    expect(await until(async () => (await history(ask, made.id))[0]?.recipients[0]?.error)).toContain('busy');
    expect((await over(ask, made.id))[0].recipients).toEqual([expect.objectContaining({ status: 'sent', error: null })]);
    expect(mails.to('busy@side.example')).toHaveLength(1);
    expect((await ask('POST', `/report-schedules/${made.id}/runs/${(await history(ask, made.id))[0].id}/retry`)).body.errors[0].code).toBe('run_not_failed');
  });

  it('a worker that dies in the middle and another that goes on send one mail to each', async () => {
    const ask = house.as();
    const made = await schedule(ask, { recipients: Array.from({ length: 5 }, (_, i) => ({ email: `r${i}@side.example` })) });
    const { runId } = await send(ask, made.id);
    await over(ask, made.id);
    // as if it had died after the outbox and before the end, twice at once
    await asOwner(house.db, `update analytics.report_runs set state = 'running' where id = $1`, [runId]);
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
    const side = mails.received.map((mail) => mail.to![0].address!).filter((address) => /^(r|late)\d@/.test(address));
    expect(side.sort()).toEqual([0, 1, 2, 3, 4].flatMap((i) => [`late${i}@side.example`, `r${i}@side.example`]).sort());
  });

  it('forgets what it sent after three months, not that it did', async () => {
    const ask = house.as();
    const made = await schedule(ask, { attachments: ['csv'], recipients: [{ email: 'old@side.example' }] });
    const { runId } = await send(ask, made.id);
    const [{ recipients }] = await over(ask, made.id);
    expect(recipients[0].files).toHaveLength(1);
    const tidy = (days: number) => {
      const at = new Date(Date.now() + days * 86_400_000).toISOString();
      return house.app.get(ScheduleJobs).tidy(someone({ organization: ask.organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID(), at }));
    };
    await tidy(80);
    expect((await history(ask, made.id))[0].recipients[0].files).toHaveLength(1);
    await tidy(100);
    expect((await history(ask, made.id))[0]).toMatchObject({
      id: runId,
      status: 'sent',
      recipients: [{ status: 'sent', files: [], email: 'old@side.example', rows: 0 }],
    });
    expect((await ask('GET', `/report-schedules/${made.id}/runs/${runId}/mails/${recipients[0].id}`)).body.data.html).toBe('–');
  });

  it('stops when its owner has left, and goes on with whoever stands for it', async () => {
    const boss = house.as();
    await boss('GET', '/parts');
    const owner = house.as(['reports:read', 'reports:send', 'invoices:read'], boss.organization);
    const made = await schedule(owner);
    expect(made.ownerId).toBe(owner.actor);
    await asOwner(house.db, `update core.memberships set active = false where id = $1`, [owner.actor]);
    expect(await begin(house, boss, made.nextRunAt)).toBe(0);
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
    expect((await scheduled(ask, made.id)).nextRunAt).toBe(other.nextRunAt);
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
