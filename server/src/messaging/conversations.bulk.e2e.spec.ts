import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { newId } from '../core/id';
import { rows, statement } from '../core/sql';

const DAY = 86_400_000;

describe('many conversations at once', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const setUp = async (many = 3) => {
    const anna = house.as('manager');
    const ben = house.as('staff', anna.organization);
    await ben('GET', '/channels');
    const channel = await created(anna('POST', '/channels', { name: 'Sandbox', source: 'sms', provider: 'sandbox' }));
    const ids: string[] = [];
    for (let i = 0; i < many; i++)
      ids.push(
        (
          await created(
            anna('POST', `/channels/${channel.id}/sandbox/messages`, { from: `+4366055501${String(i).padStart(2, '0')}`, name: `Max ${i}`, text: 'Hallo' }),
          )
        ).conversationId,
      );
    const at = `/conversations/${anna.organization}`;
    const bulk = (action: string, values: object = {}, which: object = { ids }, ask = anna) => ask('POST', `${at}/bulk`, { action, values, ...which });
    const list = async (query = '', ask = anna) => (await ask('GET', `${at}?${query}`)).body.data;
    const code = async (asked: ReturnType<typeof anna>) => ((answer) => `${answer.status} ${answer.body.errors?.[0].code}`)(await asked);
    return { anna, ben, channel, ids, at, bulk, list, code };
  };

  it('are assigned, labelled, pressed and settled; those that are so already are not counted', async () => {
    const { anna, ben, ids, at, bulk, list } = await setUp();
    expect((await bulk('assign', { assigneeId: ben.actor })).body.data).toEqual({ count: 3, ids });
    expect((await bulk('assign', { assigneeId: ben.actor })).body.data.count).toBe(0);
    expect((await list('filter=mine', ben)).length).toBe(3);
    await bulk('label', { labels: ['Messe', 'VIP'] }, { ids: ids.slice(0, 2) });
    expect((await bulk('label', { labels: ['Messe'] })).body.data.count).toBe(1);
    expect((await list('label=Messe')).length).toBe(3);
    expect((await anna('GET', `${at}/labels`)).body.data).toEqual(['Messe', 'VIP']);
    await bulk('unlabel', { labels: ['VIP'] });
    expect((await list('label=VIP')).length).toBe(0);
    await bulk('prioritize', { priority: 'urgent' });
    expect((await list('priority=urgent')).length).toBe(3);
    const until = new Date(Date.now() + DAY).toISOString();
    await bulk('snooze', { until });
    expect((await list('status=snoozed')).map(({ snoozedUntil }: any) => snoozedUntil)).toEqual([until, until, until]);
    expect((await bulk('resolve', {}, { filter: { status: 'snoozed' } })).body.data.count).toBe(3);
    expect(await list('status=resolved')).toMatchObject([{ snoozedUntil: null, waitingSince: null, assigneeName: expect.any(String) }, {}, {}]);
    expect((await bulk('resolve')).body.data.count).toBe(0);
    expect((await bulk('reopen', {}, { filter: { label: 'Messe' } })).body.data.count).toBe(3);
  });

  it('are read and unread by whoever asks alone, also by one who may only read', async () => {
    const { anna, ids, at, bulk, list } = await setUp();
    const viewer = house.as('viewer', anna.organization);
    await viewer('GET', at);
    await anna('POST', `/channels/${(await list())[0].channelId}/sandbox/messages`, { from: '+436605550100', text: 'noch etwas' });
    const unread = async (ask: typeof anna) => (await ask('GET', `${at}/stats`)).body.data.unreadConversations;
    await bulk('unread', {}, { ids }, viewer);
    expect((await bulk('read', {}, { filter: { filter: 'unread' } })).body.data.count).toBe(3);
    expect([await unread(anna), await unread(viewer)]).toEqual([0, 3]);
    expect((await bulk('read', {}, { ids }, viewer)).body.data.count).toBe(3);
    expect((await bulk('unread', {}, { ids: ids.slice(1) })).body.data.count).toBe(2);
    expect([await unread(anna), await unread(viewer)]).toEqual([2, 0]);
    expect((await bulk('resolve', {}, { ids }, viewer)).status).toBe(403);
  });

  it('stays unread what comes in while all is marked as read', async () => {
    const { anna, channel, ids, at, bulk } = await setUp(2);
    const write = (i: number) => anna('POST', `/channels/${channel.id}/sandbox/messages`, { from: '+436605550100', text: `Nachricht ${i}` });
    await Promise.all([...Array.from({ length: 6 }, (_, i) => write(i)), bulk('read'), bulk('read')]);
    const before = (await anna('GET', `${at}/${ids[0]}`)).body.data.unreadCount;
    await write(7);
    expect((await anna('GET', `${at}/${ids[0]}`)).body.data.unreadCount).toBe(before + 1);
    await bulk('read');
    expect((await anna('GET', `${at}/stats`)).body.data).toMatchObject({ unreadConversations: 0, unreadMessages: 0 });
  });

  it('all or none, and none of another organization', async () => {
    const { anna, ids, bulk, list, code } = await setUp(2);
    expect(await code(bulk('resolve', {}, { ids: [...ids, newId()] }))).toBe('404 not_found');
    await bulk('resolve', {}, { ids: ids.slice(0, 1) });
    expect(await code(bulk('snooze', { until: new Date(Date.now() + DAY).toISOString() }))).toBe('409 invalid_transition');
    expect((await list('status=active')).length).toBe(1);
    expect(await code(bulk('snooze', { until: new Date(Date.now() - DAY).toISOString() }, { ids: ids.slice(1) }))).toBe('422 time_past');
    expect(await code(bulk('assign', { assigneeId: newId() }))).toBe('422 assignee_unknown');
    expect(await code(bulk('label', {}))).toBe('400 validation_failed');
    expect(await code(bulk('resolve', {}, { filter: { status: 'odd' } }))).toBe('400 validation_failed');
    expect(await code(bulk('resolve', {}, { ids, filter: {} }))).toBe('400 validation_failed');
    const stranger = house.as('manager');
    await stranger('GET', '/channels');
    expect(await code(bulk('resolve', {}, { ids }, stranger))).toBe('404 not_found');
    expect(await code(stranger('POST', `/conversations/${stranger.organization}/bulk`, { action: 'resolve', ids }))).toBe('404 not_found');
    expect(await code(stranger('GET', `/conversations/${anna.organization}/export`))).toBe('404 not_found');
  });

  it('who gets many is told once', async () => {
    const { ben, bulk } = await setUp(3);
    await bulk('assign', { assigneeId: ben.actor });
    const me = someone({ organization: ben.organization, actor: ben.actor });
    const told = await house.db.work.read(me, (tx) =>
      rows(tx, statement(`select type, data ->> 'count' as count from core.events where type like 'messaging.conversation%' and data ->> 'to' = $1`), [
        ben.actor,
      ]),
    );
    expect(told).toEqual([{ type: 'messaging.conversations_handed_over', count: '3' }]);
  });

  it('the list is exported as it is filtered', async () => {
    const { anna, at, bulk, ids } = await setUp(3);
    await bulk('label', { labels: ['Messe'] }, { ids: ids.slice(0, 2) });
    const { body } = await anna('GET', `${at}/export?format=csv&label=Messe`);
    expect(String(body).trim().split('\n')).toHaveLength(3);
  });
});

describe('channels as a usual resource', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('are found by words, exported without secrets, archived and restored together', async () => {
    const anna = house.as('manager');
    const make = (name: string) =>
      created(
        anna('POST', '/channels', { name, source: 'sms', provider: 'sandbox', ownAddress: '+43123', credentials: { webhookSecret: 'very secret words' } }),
      );
    const [one, two] = [await make('Werkstatt Wien'), await make('Verkauf Graz')];
    expect((await anna('GET', '/channels?search=werkst')).body.data.map(({ name }: any) => name)).toEqual(['Werkstatt Wien']);
    const text = String((await anna('GET', '/channels/export?format=csv')).body);
    expect(text).toContain('Verkauf Graz');
    expect(text).not.toContain('very secret');
    expect((await anna('POST', '/channels/bulk', { ids: [one.id, two.id], action: 'delete' })).body.data.count).toBe(2);
    expect((await anna('GET', '/channels')).body.data).toEqual([]);
    expect((await anna('POST', '/channels/bulk', { ids: [one.id, two.id], action: 'restore' })).body.data.count).toBe(2);
    expect((await anna('POST', '/channels/bulk', { ids: [one.id, newId()], action: 'delete' })).status).toBe(404);
    expect((await house.as('staff', anna.organization)('POST', '/channels/bulk', { ids: [one.id], action: 'delete' })).status).toBe(403);
  });
});
