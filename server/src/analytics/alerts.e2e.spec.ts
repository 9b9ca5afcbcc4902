import { randomUUID } from 'node:crypto';
import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner, someone } from '../../test/database';
import { finalized, line } from '../../test/invoices';
import { until, type Member } from '../../test/schedules';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { AlertJobs } from './alerts.jobs';

jest.setTimeout(180_000); // sums are counted again when a worker gets to it

describe('alerts', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true, smtpUrl: '' })));
  afterAll(() => house?.close());

  const turnover = (more: object = {}) => ({
    name: 'Big month',
    metricId: 'revenue',
    timeframe: '30d',
    op: 'above',
    threshold: 1000,
    recipientIds: [],
    ...more,
  });
  const alert = (ask: Member, more: object = {}) => created(ask('POST', '/alerts', turnover({ recipientIds: [ask.actor], ...more })));
  const one = async (ask: Ask, id: string) => (await ask('GET', `/alerts/${id}`)).body.data;
  const crossings = async (ask: Ask, id: string) => (await ask('GET', `/alerts/${id}/crossings`)).body.data;
  const look = (ask: Member) =>
    house.app.get(AlertJobs).look(someone({ organization: ask.organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID() }));
  const news = async (ask: Ask) => (await ask('GET', '/notifications')).body.data.filter(({ kind }: any) => kind === 'analytics.alert_crossed');
  const member = async () => {
    const ask = house.as();
    await ask('GET', '/alerts');
    return ask;
  };

  it('tells once of a crossing, whoever looks, in the app and by mail; and again after it was back', async () => {
    const ask = await member();
    let looks = 0;
    const { id } = await alert(ask);
    await look(ask);
    expect(await one(ask, id)).toMatchObject({ state: 'quiet', lastValue: '0.00', crossedAt: null });
    const invoice = await finalized(ask, [line(1, '1500.00')]);
    // sums are counted again a moment after what has happened
    const becomes = async (state: string) => {
      const seen = await until(async () => {
        await Promise.all([look(ask), look(ask), look(ask)]);
        const { lastValue, ...found } = await one(ask, id);
        return (found.state === state || ++looks > 200) && { ...found, lastValue };
      });
      expect(seen).toMatchObject({ state });
    };
    await becomes('crossed');
    expect(await one(ask, id)).toMatchObject({ state: 'crossed', lastValue: '1500.00', crossedAt: expect.any(String) });
    expect(await crossings(ask, id)).toEqual([
      expect.objectContaining({ kind: 'crossed', value: '1500.00', threshold: 1000, told: [{ id: ask.actor, name: 'Somebody' }] }),
    ]);
    const [said] = await until(async () => (await news(ask)).length && news(ask));
    expect(said.title).toContain('Big month · Net revenue: €1,500.00 (above €1,000.00)');
    const mails = async () => (await ask('GET', '/outgoing-mails')).body.data.filter(({ subject }: any) => subject.includes('Big month'));
    expect(await until(async () => (await mails()).length && mails())).toHaveLength(1);
    await created(ask('POST', `/invoices/${invoice.id}/credit-notes`, { items: [{ itemId: invoice.items[0].id, quantity: 1 }] }));
    await becomes('quiet');
    await finalized(ask, [line(1, '2000.00')]);
    await becomes('crossed');
    expect((await crossings(ask, id)).map(({ kind }: any) => kind)).toEqual(['crossed', 'returned', 'crossed']);
  });

  it('looks by itself after something has happened', async () => {
    const ask = await member();
    const { id } = await alert(ask, { threshold: 50 });
    await finalized(ask, [line(1, '80.00')]);
    expect(await until(async () => (await one(ask, id)).state === 'crossed')).toBe(true);
  });

  it('never goes off without data, nor for who may not see the number any more', async () => {
    const ask = await member();
    const { id } = await alert(ask, { metricId: 'averageOrderValue', op: 'below', threshold: 1_000_000 });
    await look(ask);
    expect(await one(ask, id)).toMatchObject({ state: 'waiting', lastValue: null, lastReason: 'no_data' });
    const owner = house.as(['alerts:read', 'alerts:write', 'invoices:read'], ask.organization);
    const blinded = await alert(owner, { threshold: -1 });
    await asOwner(house.db, `update core.roles set permissions = '["alerts:read", "alerts:write"]' where permissions ? 'alerts:write'`);
    await look(ask);
    expect(await one(ask, blinded.id)).toMatchObject({ state: 'waiting', lastReason: 'missing_permission' });
    expect(await crossings(ask, blinded.id)).toEqual([]);
    await asOwner(house.db, `update core.memberships set active = false where id = $1`, [owner.actor]);
    await look(ask);
    expect(await one(ask, blinded.id)).toMatchObject({ paused: true, pausedReason: 'owner_left' });
  });

  it('is kept like any record; another question begins anew', async () => {
    const ask = await member();
    const made = await alert(ask, { threshold: -5, op: 'above' });
    await look(ask);
    expect((await one(ask, made.id)).state).toBe('crossed');
    const renamed = await created(ask('PATCH', `/alerts/${made.id}`, { version: made.version, name: 'Other' }));
    expect(renamed).toMatchObject({ name: 'Other', state: 'crossed' });
    const asked = await created(ask('PATCH', `/alerts/${made.id}`, { version: renamed.version, threshold: 10 }));
    expect(asked).toMatchObject({ state: 'waiting', lastValue: null });
    expect((await ask('POST', '/alerts/bulk', { ids: [made.id], action: 'pause' })).body.data.count).toBe(1);
    expect((await ask('GET', '/alerts?paused=true')).body.data).toHaveLength(1);
    expect((await ask('DELETE', `/alerts/${made.id}?version=${asked.version + 1}`)).status).toBe(200);
    expect((await ask('POST', `/alerts/${made.id}/restore`)).status).toBe(200);
    const refused = async (more: object, as: Ask = ask) =>
      (({ status, body }) => [status, body.errors?.[0].code, body.errors?.[0].field])(
        await as('POST', '/alerts', turnover({ recipientIds: [ask.actor], ...more })),
      );
    expect(await refused({ metricId: 'nothing' })).toEqual([404, 'not_found', undefined]);
    expect(await refused({ timeframe: null })).toEqual([422, 'alert_timeframe_missing', 'timeframe']);
    expect(await refused({ recipientIds: [randomUUID()] })).toEqual([422, 'alert_recipient_unfit', 'recipientIds']);
    const blind = house.as(['alerts:read', 'alerts:write'], ask.organization);
    await blind('GET', '/alerts');
    expect((await refused({}, blind))[0]).toBe(403);
    expect(await refused({ recipientIds: [blind.actor] })).toEqual([422, 'alert_recipient_unfit', 'recipientIds']);
    expect((await house.as()('GET', `/alerts/${made.id}`)).status).toBe(404);
    expect((await house.as()('GET', '/alerts')).body.data).toEqual([]);
  });
});
