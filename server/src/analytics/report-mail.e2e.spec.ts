import { api, created, type Api } from '../../test/api';
import { finalized, line } from '../../test/invoices';
import { begin, history, over, schedule, scheduled, send } from '../../test/schedules';
import { smtp, type Smtp } from '../../test/smtp';
import { CONFIG } from '../core/config';
import { reportLink } from './report-mail.links';

jest.setTimeout(180_000); // the first picture waits for a browser to start

describe('the mail of a report', () => {
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

  it('draws the numbers in the mail, with words for those who do not see them', async () => {
    const ask = house.as();
    await finalized(ask, [line(1, '500.00')]);
    const made = await schedule(ask, { rhythm: { frequency: 'daily' }, recipients: [{ email: 'chart@side.example' }] });
    await begin(house, ask, made.nextRunAt);
    const tomorrow = (await scheduled(ask, made.id)).nextRunAt;
    await begin(house, ask, tomorrow);
    await over(ask, made.id, 2);
    const mail = mails.to('chart@side.example').find(({ attachments }) => attachments.length > 0)!;
    const [chart] = mail.attachments;
    expect(chart).toMatchObject({ mimeType: 'image/png', disposition: 'inline', contentId: '<chart-1>' });
    expect(mail.html).toContain('src="cid:chart-1"');
    expect(/alt="([^"]*)"/.exec(mail.html!)![1]).toMatch(/^Chart: Net revenue.*€500\.00/);
    expect(mail.text).toMatch(/Chart: Net revenue[^\n]*€500\.00/);
    expect((chart.content as ArrayBuffer).byteLength).toBeGreaterThan(3_000);
  });

  it('sends a report with its files, whole or by rights, and says what it leaves out', async () => {
    const ask = house.as();
    await finalized(ask, [line(3, '100.00')]);
    await finalized(ask, [line(1, '50.00')]);
    const question = { dataSet: 'invoices', filters: [{ column: 'currency', op: 'is', value: 'EUR' }], period: { timeframe: '30d' } };
    const report = await created(ask('POST', '/reports', { name: 'Invoices of the month', question, shared: 'none' }));
    const reader = house.as(['reports:read', 'invoices:read'], ask.organization);
    await reader('GET', '/reports');
    const recipients = [{ userId: ask.actor }, { userId: reader.actor }, { email: 'report@side.example' }];
    const made = await schedule(ask, {
      name: 'Invoices',
      what: 'report',
      reportId: report.id,
      metricIds: [],
      period: null,
      attachments: ['csv', 'xlsx', 'pdf'],
      recipients,
    });
    await send(ask, made.id);
    const [run] = await over(ask, made.id);
    expect(run.recipients.map(({ status, rows }: any) => [status, rows])).toEqual(Array(3).fill(['sent', 2]));
    const [mail] = mails.to('report@side.example');
    for (const words of ['Invoices', 'EUR', 'Europe/Vienna', '€420.00']) for (const text of [mail.html, mail.text]) expect(text).toContain(words);
    expect(mail.attachments.filter(({ disposition }) => disposition === 'attachment').map(({ mimeType }) => mimeType)).toEqual([
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/pdf',
    ]);
    // who may see but not export gets the mail without files, and is told so
    const [own] = mails.to(`${reader.actor}@test.example`);
    expect([own.attachments, own.html!.includes('but not export them')]).toEqual([[], true]);
    // and a file that was sent is read where it was sent from
    const sent = run.recipients.find((one: any) => one.email === 'report@side.example');
    const file = `/report-schedules/${made.id}/runs/${run.id}/mails/${sent.id}/files/${sent.files[0].id}`;
    expect(await ask('GET', file)).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('text/csv') } });
    expect((await reader('GET', file)).status).toBe(404);
    expect((await ask('GET', `/files/${sent.files[0].id}`)).status).toBe(404);
    // by a link, as long as it is good
    const { jwtSecret } = house.app.get(CONFIG);
    const open = (until: number, id: string) =>
      house.ask('GET', `/public/report-files/${reportLink(jwtSecret, 'file', { organization: ask.organization, id, until })}`);
    expect((await open(4_000_000_000, sent.files[0].id)).headers['content-disposition']).toContain('attachment');
    expect((await open(1_000, sent.files[0].id)).status).toBe(404);
    expect((await open(4_000_000_000, report.id)).status).toBe(404);
  });

  it('sends a dashboard with its numbers, reports and notes', async () => {
    const ask = house.as();
    await finalized(ask, [line(1, '70.00')]);
    const question = { dataSet: 'invoices', groupBy: [{ column: 'customer' }], measures: [{ key: 'net', kind: 'sum', column: 'net' }] };
    const report = await created(ask('POST', '/reports', { name: 'By customer', question }));
    const tile = (id: string, kind: string, more: object) => ({ id, kind, x: 0, y: Number(id) * 4, w: 6, h: 4, ...more });
    const tiles = [
      tile('1', 'metric', { metric: 'revenue' }),
      tile('2', 'report', { reportId: report.id }),
      tile('3', 'note', { options: { title: 'Remember', text: 'Figures are net.' } }),
      tile('4', 'work', {}),
      tile('5', 'expected', {}),
      tile('6', 'forecast', { metric: 'revenue' }),
    ];
    const dashboard = await created(ask('POST', '/dashboards', { name: 'Board', tiles }));
    const made = await schedule(ask, {
      what: 'dashboard',
      dashboardId: dashboard.id,
      metricIds: [],
      period: 'last_7_days',
      rhythm: { frequency: 'daily' },
      recipients: [{ email: 'board@side.example' }],
      attachments: ['pdf'],
    });
    await begin(house, ask, made.nextRunAt);
    await begin(house, ask, (await scheduled(ask, made.id)).nextRunAt);
    await over(ask, made.id, 2);
    const mail = mails.to('board@side.example').find(({ html }) => html!.includes('€70.00'))!;
    for (const words of ['Net revenue', 'By customer', 'Huber Werkzeugbau', 'Figures are net.', 'Work to do', 'There is nothing to do.'])
      expect(mail.html).toContain(words);
    for (const words of ['Payments expected', 'A forecast needs at least 18 whole months']) expect(mail.html).toContain(words);
  });

  it('gives each what they may see: a member by their own rights, others by those of the owner', async () => {
    const ask = house.as();
    const reader = house.as(['reports:read'], ask.organization);
    await reader('GET', '/report-schedules');
    const made = await schedule(ask, { recipients: [{ userId: reader.actor }, { email: 'out@side.example' }] });
    await send(ask, made.id);
    const [run] = await over(ask, made.id);
    expect(run).toMatchObject({ status: 'sent', trigger: 'hand', startedByName: 'Somebody' });
    expect(mails.to(`${reader.actor}@test.example`)[0].html).toContain('not open to you');
    expect(mails.to('out@side.example')[0].html).not.toContain('not open to you');
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
});
