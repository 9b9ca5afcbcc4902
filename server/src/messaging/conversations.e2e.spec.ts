import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { newId } from '../core/id';
import { SendingJobs } from './sending.jobs';

const later = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR = 3_600_000;

describe('the inbox over HTTP', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const setUp = async (source = 'whatsapp', more: object = {}) => {
    const anna = house.as('manager');
    const ben = house.as('manager', anna.organization);
    await ben('GET', '/channels');
    const channel = await created(anna('POST', '/channels', { name: `Sandbox ${source}`, source, provider: 'sandbox', ...more }));
    const write = async (text: string, given: object = {}) =>
      created(anna('POST', `/channels/${channel.id}/sandbox/messages`, { from: '+436605550123', name: 'Max', text, ...given }));
    const at = `/conversations/${anna.organization}`;
    const list = async (ask = anna, query = '') => (await ask('GET', `${at}?${query}`)).body.data;
    const say = (ask: typeof anna, id: string, body: object) => ask('POST', `${at}/${id}/messages`, body);
    const me = someone({ organization: anna.organization, actor: anna.actor, cause: channel.id });
    const carry = (conversationId: string) => house.app.get(SendingJobs).send(me, { conversationId }, { id: newId(), progress: () => Promise.resolve() });
    const code = async (asked: ReturnType<typeof anna>) => ((answer) => `${answer.status} ${answer.body.errors?.[0].code}`)(await asked);
    return { anna, ben, channel, write, at, list, say, me, carry, code };
  };

  it('one person by two channels: two conversations, the customer is proposed and confirmed, and known from then on', async () => {
    const { anna, write, at } = await setUp();
    const mail = await created(anna('POST', '/channels', { name: 'Mail', source: 'email', provider: 'sandbox' }));
    const max = await created(anna('POST', '/customers', { name: 'Max Muster', phone: '0660 5550123', email: 'max@muster.example', type: 'private' }));
    const { conversationId: chat } = await write('Hallo');
    const { conversationId: thread } = await created(
      anna('POST', `/channels/${mail.id}/sandbox/messages`, { from: 'Max@Muster.example', text: 'Guten Tag', subject: 'Frage' }),
    );
    const one = async (id: string) => (await anna('GET', `${at}/${id}`)).body.data;
    expect(await one(chat)).toMatchObject({ customerId: null, proposals: [{ customerId: max.id, customerName: 'Max Muster', by: 'phone' }] });
    expect(await one(thread)).toMatchObject({ customerId: null, proposals: [{ customerId: max.id, by: 'email' }], subject: 'Frage' });
    await created(anna('POST', `${at}/${chat}/link`, { resource: 'customers', recordId: max.id }));
    expect(await created(anna('POST', `${at}/${thread}/link`, { resource: 'customers', recordId: max.id }))).toMatchObject({
      customerId: max.id,
      customerName: 'Max Muster',
      linkedBy: 'person',
      proposals: [],
    });
    const { conversationId: next } = await created(anna('POST', `/channels/${mail.id}/sandbox/messages`, { from: 'max@muster.example', text: 'Noch etwas' }));
    expect(next).not.toBe(thread);
    expect(await one(next)).toMatchObject({ customerId: max.id, linkedBy: 'email' });
    expect((await anna('GET', `/customers/${max.id}?include=related`)).body.data.conversations).toHaveLength(3);
  });

  it('unread is counted for each person: what Ben reads stays unread for Anna', async () => {
    const { anna, ben, write, at, list } = await setUp();
    for (let i = 0; i < 7; i++) await write(`Nachricht ${i}`, { from: `+43660555010${i}` });
    const [first] = await list(ben, 'filter=unread');
    expect(first).toMatchObject({
      unreadCount: 1,
      lastMessage: 'Nachricht 6',
      messageCount: 1,
      customerName: 'Max',
      source: 'whatsapp',
      status: 'active',
      priority: 'medium',
    });
    await created(ben('POST', `${at}/${first.id}/read`, {}));
    const badge = async (ask: typeof anna) => (await ask('GET', `${at}/stats`)).body.data.unreadConversations;
    expect([await badge(ben), await badge(anna)]).toEqual([6, 7]);
    await Promise.all([write('noch', { from: '+436605550100' }), write('eine', { from: '+436605550106' })]);
    expect([await badge(ben), await badge(anna)]).toEqual([7, 7]);
    expect((await list(anna, 'filter=unread&limit=3')).map(({ unreadCount }: any) => unreadCount).sort()).toEqual([1, 2, 2]);
    const { messageId, conversationId } = await write('drei', { from: '+436605550106' });
    await write('vier', { from: '+436605550106' });
    expect((await created(anna('POST', `${at}/${conversationId}/read`, { messageId }))).unreadCount).toBe(1);
    expect((await created(anna('POST', `${at}/${conversationId}/read`, {}))).unreadCount).toBe(0);
    expect((await created(anna('POST', `${at}/${conversationId}/read`, { read: false }))).unreadCount).toBe(1);
  });

  it('lists by limit and offset or cursor, by filter, and nothing of another organization', async () => {
    const { anna, write, at, list, code } = await setUp();
    for (let i = 0; i < 5; i++) await write(`Nachricht ${i}`, { from: `+43660555020${i}`, at: later(-i * 3 * HOUR) });
    const { body } = await anna('GET', `${at}?limit=2&offset=2`);
    expect(body).toMatchObject({ pagination: { total: 5, perPage: 2 }, meta: { totalCount: 5, hasMore: true } });
    const next = (await anna('GET', `${at}?limit=2&cursor=${(await anna('GET', `${at}?limit=2`)).body.pagination.nextCursor}`)).body;
    expect(next.data.map(({ id }: any) => id)).toEqual(body.data.map(({ id }: any) => id));
    expect(next.pagination).toMatchObject({ total: null, page: null });
    expect((await list(anna, 'filter=needs_reply')).length).toBe(3);
    expect([(await list(anna, 'filter=unassigned')).length, (await list(anna, 'filter=mine')).length, (await list(anna, 'source=sms')).length]).toEqual([
      5, 0, 0,
    ]);
    expect((await list(anna, 'search=5550203')).length).toBe(1);
    const other = house.as();
    expect((await other('GET', `/conversations/${other.organization}`)).body.data).toEqual([]);
    expect([await code(other('GET', at)), await code(anna('GET', '/conversations/nowhere')), await code(anna('GET', `${at}?filter=odd`))]).toEqual([
      '404 not_found',
      '404 not_found',
      '400 validation_failed',
    ]);
    const stolen = `/conversations/${other.organization}/${body.data[0].id}`;
    expect([
      await code(other('GET', stolen)),
      await code(other('POST', `${stolen}/messages`, { content: 'x' })),
      await code(other('POST', `${stolen}/read`, {})),
    ]).toEqual(Array(3).fill('404 not_found'));
    expect(await code(house.as('viewer', anna.organization)('POST', `${at}/${body.data[0].id}/resolve`, {}))).toBe('403 missing_permission');
  });

  it('finds a conversation by its exact number or handle', async () => {
    const { anna, write, at } = await setUp();
    await write('eins');
    await write('zwei');
    const instagram = await created(anna('POST', '/channels', { name: 'Insta', source: 'instagram', provider: 'sandbox' }));
    await created(anna('POST', `/channels/${instagram.id}/sandbox/messages`, { from: '@Eva.Huber', text: 'Hi' }));
    const phone = await anna('GET', `${at}/phone/${encodeURIComponent('+436605550123')}?limit=1`);
    expect(phone.body.data).toMatchObject({
      conversation: { phone: '+436605550123', customerName: 'Max', totalMessages: 2, source: 'whatsapp', status: 'active' },
      messages: [{ content: 'zwei', senderType: 'customer', messageType: 'text', senderName: 'Max', metadata: {} }],
      hasMore: true,
    });
    const { timestamp } = phone.body.data.messages[0];
    expect((await anna('GET', `${at}/phone/+436605550123?before=${encodeURIComponent(timestamp)}`)).body.data.messages.length).toBeLessThan(2);
    expect((await anna('GET', `${at}/phone/${encodeURIComponent('@eva.huber')}`)).body.data.conversation).toMatchObject({
      phone: '@eva.huber',
      source: 'instagram',
    });
    for (const missing of ['%2B43660', '5550123', encodeURIComponent('@eva')]) expect((await anna('GET', `${at}/phone/${missing}`)).status).toBe(404);
  });

  it('is assigned, put off, resolved, and taken up again when the customer writes', async () => {
    const { anna, ben, write, at, list, code } = await setUp();
    const { conversationId: id } = await write('Hallo');
    const post = (verb: string, body: object = {}) => created(anna('POST', `${at}/${id}/${verb}`, body));
    expect(await post('assign', { assigneeId: ben.actor })).toMatchObject({ assigneeId: ben.actor, assigneeName: 'Somebody' });
    expect(await post('assign', { assigneeId: ben.actor })).toMatchObject({ assigneeId: ben.actor });
    expect((await list(ben, 'filter=mine')).length).toBe(1);
    expect(await code(anna('POST', `${at}/${id}/assign`, { assigneeId: channelless() }))).toBe('422 assignee_unknown');
    expect(await code(anna('POST', `${at}/${id}/snooze`, { until: later(-HOUR) }))).toBe('422 time_past');
    expect(await post('snooze', { until: later(HOUR) })).toMatchObject({ status: 'snoozed', moves: ['resolve', 'reopen'] });
    await write('Noch da?');
    expect((await list())[0]).toMatchObject({ status: 'active', snoozedUntil: null });
    expect(await post('resolve')).toMatchObject({ status: 'resolved', waitingSince: null });
    expect(await code(anna('POST', `${at}/${id}/resolve`, {}))).toBe('409 invalid_transition');
    await write('Doch noch etwas');
    const [open] = await list();
    expect(open).toMatchObject({ status: 'active', resolvedAt: null });
    expect(
      await created(anna('PATCH', `${at}/${id}`, { version: open.version, priority: 'urgent', labels: ['Reklamation'], status: 'pending' })),
    ).toMatchObject({
      priority: 'urgent',
      labels: ['Reklamation'],
      status: 'pending',
    });
    expect(await code(anna('PATCH', `${at}/${id}`, { version: open.version, priority: 'low' }))).toBe('409 version_conflict');
    expect((await list(anna, 'label=Reklamation')).length).toBe(1);
    expect((await anna('GET', `${at}/${id}/history`)).body.data.length).toBeGreaterThan(4);
  });

  it('two answer at once: the second is asked, unless it insists; the customer sees what was sent', async () => {
    const { anna, ben, write, say, carry, channel, at } = await setUp();
    const { conversationId: id, messageId } = await write('Wo ist mein Drucker?');
    const answers = await Promise.all([
      say(anna, id, { content: 'Unterwegs', lastSeenMessageId: messageId }),
      say(ben, id, { content: 'Ich schaue', lastSeenMessageId: messageId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body.errors[0]).toMatchObject({ code: 'answered_meanwhile', details: { name: 'Somebody' } });
    const slower = answers[0].status === 409 ? anna : ben;
    expect((await say(slower, id, { content: 'ohne zu schauen' })).status).toBe(409);
    expect((await say(slower, id, { content: 'trotzdem', lastSeenMessageId: messageId, force: true })).status).toBe(201);
    expect((await say(anna, id, { content: 'nur für uns: @Somebody', internal: true })).body.data).toMatchObject({ internal: true, deliveryStatus: null });
    await carry(id);
    const seen = (await anna('GET', `/channels/${channel.id}/sandbox?from=%2B436605550123`)).body.data.messages;
    expect(seen.map(({ content }: any) => content)).toEqual(['Wo ist mein Drucker?', expect.any(String), 'trotzdem']);
    const stats = (await anna('GET', `${at}/stats`)).body.data;
    expect(stats).toMatchObject({
      totalConversations: 1,
      activeConversations: 1,
      conversationsToday: 1,
      avgResponseTime: 0,
      bySource: { whatsapp: 1, sms: 0 },
    });
    expect(stats.period).toMatchObject({ incoming: 1, outgoing: 2, byPerson: [{ answers: 1 }] });
  });

  it('later: held back when the customer writes first, then released and sent once; what is not due can be changed or called off', async () => {
    const { anna, write, say, carry, at, code } = await setUp();
    const { conversationId: id } = await write('Hallo');
    const soon = (content: string) => created(say(anna, id, { content, scheduledAt: later(HOUR) }));
    const planned = await soon('Montag um acht');
    expect(planned).toMatchObject({ deliveryStatus: 'queued', scheduledAt: expect.any(String) });
    const other = await soon('wird gelöscht');
    expect(await created(anna('PATCH', `${at}/${id}/messages/${planned.id}`, { version: planned.version, content: 'Montag um neun' }))).toMatchObject({
      content: 'Montag um neun',
    });
    expect(await created(anna('DELETE', `${at}/${id}/messages/${other.id}`))).toMatchObject({ deliveryStatus: 'cancelled' });
    expect((await carry(id)).sent).toBe(0);
    await write('Ich bin schneller');
    const messages = async () => (await anna('GET', `${at}/${id}/messages`)).body.data;
    expect((await messages()).find((one: any) => one.id === planned.id)).toMatchObject({ deliveryStatus: 'cancelled' });
    expect(await code(anna('DELETE', `${at}/${id}/messages/${planned.id}`))).toBe('409 message_left');
    expect(await created(anna('POST', `${at}/${id}/messages/${planned.id}/retry`, {}))).toMatchObject({ deliveryStatus: 'queued', cancelOnReply: false });
    expect(await code(say(anna, id, { content: 'gestern', scheduledAt: later(-HOUR) }))).toBe('422 time_past');
  });

  it('says why it failed, and tries again', async () => {
    const { anna, channel, write, say, carry, at, code } = await setUp('sms', { settings: { behaviour: 'fail' } });
    const { conversationId: id } = await write('Hallo');
    const message = await created(say(anna, id, { content: 'kommt nicht an' }));
    await carry(id);
    const state = async () => (await anna('GET', `${at}/${id}/messages`)).body.data.find((one: any) => one.id === message.id);
    expect(await state()).toMatchObject({ deliveryStatus: 'failed', failureCode: 'sandbox_refused', failureReason: expect.stringContaining('+436605550123') });
    const { version } = (await anna('GET', `/channels/${channel.id}`)).body.data;
    await created(house.as('admin', anna.organization)('PATCH', `/channels/${channel.id}`, { version, settings: { behaviour: 'away' } }));
    await created(anna('POST', `${at}/${id}/messages/${message.id}/retry`, {}));
    expect((await carry(id)).sent).toBe(0);
    expect(await state()).toMatchObject({ deliveryStatus: 'queued', failureReason: expect.stringContaining('away') });
    expect(await code(anna('POST', `${at}/${id}/messages/${message.id}/retry`, {}))).toBe('409 message_not_failed');
  });

  it('nothing goes to who does not want it, advertising only to who agreed, and after 24 hours a template alone', async () => {
    const { anna, write, say, at, code } = await setUp();
    const { conversationId: id } = await write('Hallo', { at: later(-25 * HOUR) });
    expect((await anna('GET', `${at}/${id}`)).body.data).toMatchObject({ freeText: false, freeTextUntil: null });
    expect(await code(say(anna, id, { content: 'frei' }))).toBe('422 window_closed');
    const template = (more: object) =>
      created(anna('POST', '/message-templates', { language: 'de', source: 'whatsapp', content: 'Guten Tag {{customer.name}}', ...more }));
    const service = await template({ name: 'gruss' });
    expect(await created(say(anna, id, { templateId: service.id }))).toMatchObject({
      content: 'Guten Tag Max',
      metadata: { template: { name: 'gruss', values: ['Max'] } },
    });
    const open = await template({ name: 'offen', content: '{{order.number}}' });
    expect(await code(say(anna, id, { templateId: open.id }))).toBe('422 variables_missing');
    expect(await code(say(anna, id, { templateId: (await template({ name: 'mail', source: 'email' })).id }))).toBe('422 template_unfit');
    expect(await code(say(anna, id, { templateId: (await template({ name: 'werbung', category: 'marketing' })).id }))).toBe('422 consent_missing');
    await write('STOP');
    expect((await anna('GET', `${at}/${id}`)).body.data).toMatchObject({ optedOut: true, freeText: true });
    expect(await code(say(anna, id, { content: 'doch' }))).toBe('422 recipient_opted_out');
    await write('start');
    expect((await say(anna, id, { content: 'willkommen' })).status).toBe(201);
    const max = await created(anna('POST', '/customers', { name: 'Max', phone: '+436605550123', type: 'private' }));
    await created(anna('POST', `${at}/${id}/link`, { resource: 'customers', recordId: max.id }));
    await created(anna('POST', '/consents', { customerId: max.id, channel: 'whatsapp', granted: false, source: 'Telefon' }));
    expect(await code(say(anna, id, { content: 'nein' }))).toBe('422 consent_refused');
    expect(await code(say(anna, id, {}))).not.toContain('201');
  });

  const channelless = () => '00000000-0000-4000-8000-000000000001';
});
