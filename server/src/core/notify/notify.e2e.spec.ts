import { api, type Api, type Ask } from '../../../test/api';
import { someone } from '../../../test/database';
import { JobsService } from '../jobs/jobs.service';
import { announces } from './announces';
import { NotifyJobs } from './notify.jobs';

const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 400; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error('never happened');
};
const codes = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0].code];

describe('notifications', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  const unread = async (ask: Ask) => (await ask('GET', '/notifications?unread=true')).body;
  const told = (ask: Ask, kind: string) => until(async () => (await ask('GET', '/notifications')).body.data.find((one: any) => one.kind === kind));
  const mails = async (ask: Ask) => (await ask('GET', '/outgoing-mails')).body.data.filter(({ subjectType }: any) => subjectType === 'notifications');
  const choose = (ask: Ask, kind: string, inApp: boolean, mail: string, quiet: object = {}) =>
    ask('PUT', '/notification-preferences', { kinds: [{ kind, inApp, mail }], ...quiet });
  /** A clock's tick for the organization, at an instant. */
  const tick = (which: 'morning' | 'flush', organization: string, at: string) =>
    house.app.get(NotifyJobs)[which](someone({ organization, at, cause: someone().actor, role: 'system' }));
  const part = async (ask: Ask) => {
    const { id } = (await ask('POST', '/parts', { sku: 'M6', name: 'Mutter', minimumStock: 10 })).body.data;
    return id as string;
  };
  const colleague = async (ask: Ask & { organization: string }, permissions?: string[]) => {
    const other = house.as(permissions, ask.organization);
    await other('GET', '/notifications');
    return other;
  };
  /** Below its minimum, over the API. */
  const runLow = async (ask: Ask, id: string) => {
    const moved = await ask('POST', `/parts/${id}/adjustments`, { quantity: 12, reason: 'count' });
    if (moved.status >= 300) throw new Error(JSON.stringify(moved.body));
    await ask('POST', `/parts/${id}/adjustments`, { quantity: -5, reason: 'count' });
  };

  it('tells those who can order that a part runs low, and counts what is unread', async () => {
    const ask = house.as();
    const id = await part(ask);
    const viewer = await colleague(ask, ['notifications:read', 'parts:read', 'stock:read']);
    await runLow(ask, id);
    const news = await told(ask, 'parts.low_stock');
    expect(news).toMatchObject({ resource: 'parts', subject: id, readAt: null, title: 'M6 Mutter: 7 available, the minimum is 10' });
    expect((await ask('GET', '/notifications', undefined, { 'accept-language': 'de' })).body.data[0].title).toBe(
      'M6 Mutter: 7 verfügbar, der Mindestbestand ist 10',
    );
    expect((await unread(ask)).meta.unread).toBe(1);
    expect((await unread(viewer)).data).toEqual([]);

    expect(codes(await viewer('POST', `/notifications/${news.id}/read`))).toEqual([404, 'not_found']);
    expect((await ask('POST', `/notifications/${news.id}/read`)).body.data).toEqual({ read: 1 });
    expect((await ask('POST', `/notifications/${news.id}/read`)).body.data).toEqual({ read: 0 });
    expect(await unread(ask)).toMatchObject({ data: [], meta: { unread: 0 } });
  });

  it('marks everything read at once', async () => {
    const ask = house.as();
    const id = await part(ask);
    const other = await colleague(ask);
    await other('POST', `/parts/${id}/comments`, { text: 'one', mentionIds: [ask.actor] });
    await other('POST', `/parts/${id}/comments`, { text: 'two', mentionIds: [ask.actor] });
    expect((await unread(ask)).meta.unread).toBe(2);
    expect((await ask('POST', '/notifications/read-all')).body.data).toEqual({ read: 2 });
    expect((await unread(ask)).meta.unread).toBe(0);
  });

  it('sends the mail of the morning once, without what was read by then', async () => {
    const ask = house.as();
    const first = await part(ask);
    const second = (await ask('POST', '/parts', { sku: 'M8', name: 'Schraube', minimumStock: 10 })).body.data.id;
    await runLow(ask, first);
    const news = await told(ask, 'parts.low_stock');
    await ask('POST', `/notifications/${news.id}/read`);
    await runLow(ask, second);
    await until(async () => (await unread(ask)).meta.unread === 1);
    expect(await mails(ask)).toEqual([]);
    await tick('morning', ask.organization, new Date().toISOString());
    await tick('morning', ask.organization, new Date().toISOString());
    const [mail, ...more] = await mails(ask);
    expect(more).toEqual([]);
    const { html, text } = (await ask('GET', `/outgoing-mails/${mail.id}`)).body.data;
    expect([text.includes('M8 Schraube'), text.includes('M6 Mutter'), html.includes(`/go/parts/${second}`)]).toEqual([true, false, true]);
  });

  it('does as people chose', async () => {
    const ask = house.as();
    const id = await part(ask);
    const other = await colleague(ask);
    const kinds = (await ask('GET', '/notification-preferences')).body.data.kinds;
    expect(kinds.map(({ kind, mail }: any) => [kind, mail])).toEqual(
      expect.arrayContaining([
        ['core.mentioned', 'now'],
        ['parts.low_stock', 'digest'],
        ['billing.invoice_overdue', 'digest'],
        ['core.job_failed', 'off'],
      ]),
    );
    expect((await choose(ask, 'core.mentioned', false, 'off')).body.data.kinds).toContainEqual({
      kind: 'core.mentioned',
      label: 'Somebody mentions you in a comment',
      inApp: false,
      mail: 'off',
    });
    await other('POST', `/parts/${id}/comments`, { text: 'unheard', mentionIds: [ask.actor] });
    expect([(await unread(ask)).meta.unread, await mails(ask)]).toEqual([0, []]);
    expect((await other('GET', '/notification-preferences')).body.data.kinds).toContainEqual(expect.objectContaining({ kind: 'core.mentioned', mail: 'now' }));
    expect(codes(await choose(ask, 'no.such', true, 'now'))).toEqual([422, 'notification_kind_unknown']);
    expect(codes(await choose(ask, 'core.mentioned', true, 'now', { quietFrom: '22:00' }))).toEqual([422, 'quiet_hours_incomplete']);
    expect(codes(await choose(ask, 'core.mentioned', true, 'now', { quietFrom: '22 Uhr', quietTo: '06:00' }))).toEqual([400, 'validation_failed']);
  });

  it('is silent in the quiet hours and sends one mail when they are over', async () => {
    const ask = house.as();
    const id = await part(ask);
    const other = await colleague(ask);
    // quiet whatever the clock shows now, but for the minute before
    const vienna = (ms: number) =>
      new Intl.DateTimeFormat('de-AT', { timeZone: 'Europe/Vienna', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
    const now = Date.now();
    await choose(ask, 'core.mentioned', true, 'now', { quietFrom: vienna(now - 60_000), quietTo: vienna(now - 120_000) });
    for (const text of ['first', 'second']) await other('POST', `/parts/${id}/comments`, { text, mentionIds: [ask.actor] });
    await tick('flush', ask.organization, new Date(now).toISOString());
    expect([(await unread(ask)).meta.unread, await mails(ask)]).toEqual([2, []]);
    await tick('flush', ask.organization, new Date(now - 120_000).toISOString());
    const sent = await mails(ask);
    expect(sent).toMatchObject([{ to: [`${ask.actor}@test.example`], subject: expect.stringContaining('2 ') }]);
  });

  it('tells who started it that a job failed', async () => {
    const ask = house.as();
    const other = await colleague(ask);
    const me = someone({ organization: ask.organization, actor: ask.actor });
    await ask('GET', '/notifications');
    const { jobId } = await house.db.work.write(me, (tx) => house.app.get(JobsService).start(tx, 'imports.run', { batchId: me.actor }));
    await house.db.work.write({ ...me, cause: jobId }, (tx) =>
      house.app.get(JobsService).failed(tx, jobId, { code: 'in_use', message: 'x', details: { reasons: ['order'] } }, true),
    );
    expect(await told(ask, 'core.job_failed')).toMatchObject({ title: 'What you started in the background failed: This is still in use: order.' });
    expect((await unread(other)).meta.unread).toBe(0);
  });

  it('what is older than a day is no news', async () => {
    const Tell = announces({ kind: 'test.old', on: 'test.old', resource: null, to: [], mail: 'off', label: { en: '-', de: '-' }, says: { en: '-', de: '-' } });
    const tell = new Tell(house.db.work, { tell: () => Promise.reject(new Error('told')) });
    const event = { at: new Date(Date.now() - 25 * 3600_000).toISOString(), data: {} };
    await tell.tell(someone(), event);
    await expect(tell.tell(someone(), { ...event, at: new Date().toISOString() })).rejects.toThrow('told');
  });
});
