import { api, created, type Api } from '../../test/api';
import { asOwner, someone } from '../../test/database';
import { newId } from '../core/id';
import { rows, statement } from '../core/sql';
import { CustomerWords } from './customers.links';
import { UpkeepJobs } from './upkeep.jobs';

describe('what is written', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const setUp = async (source = 'whatsapp') => {
    const ask = house.as();
    const channel = await created(ask('POST', '/channels', { name: `Sandbox ${source}`, source, provider: 'sandbox' }));
    const write = async (text: string, given: object = {}) =>
      created(
        ask('POST', `/channels/${channel.id}/sandbox/messages`, {
          from: source === 'email' ? 'max@muster.example' : '+436605550123',
          name: 'Max',
          text,
          ...given,
        }),
      );
    const at = `/conversations/${ask.organization}`;
    const me = () => someone({ organization: ask.organization, actor: ask.actor, cause: newId() });
    const find = async (query: string) => (await ask('GET', `${at}/search?${query}`)).body.data.map(({ content }: any) => content);
    return { ask, channel, write, at, me, find };
  };

  it('is found by the beginnings of its words, notes too, by whom and when, in this organization alone', async () => {
    const { ask, write, at, find } = await setUp();
    const { conversationId: id } = await write('The printer makes a BEARING noise, order SO-2026-0007');
    await created(ask('POST', `${at}/${id}/messages`, { content: 'Lagergeräusch = bearing noise', internal: true }));
    await write('something else', { from: '+436605550999', at: new Date(Date.now() - 5 * 86_400_000).toISOString() });
    expect((await find('q=bearing%20noi')).sort()).toEqual(['Lagergeräusch = bearing noise', 'The printer makes a BEARING noise, order SO-2026-0007']);
    expect([await find('q=lagergerausch'), await find('q=so-2026-0007'), await find('q=noise%20else')].map((all) => all.length)).toEqual([1, 1, 0]);
    expect(await find(`phone=${encodeURIComponent('+436605550999')}`)).toEqual(['something else']);
    expect(await find(`q=e&dateTo=${new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)}`)).toEqual(['something else']);
    expect(await find('q=%25%25%27%20%26%20%3A')).toEqual([]);
    expect((await ask('GET', `${at}/search?q=bearing&limit=1`)).body).toMatchObject({
      data: [{ customerName: 'Max', phone: '+436605550123', source: 'whatsapp' }],
      pagination: { total: null, nextCursor: expect.any(String) },
      meta: { hasMore: true },
    });
    const other = house.as();
    expect((await other('GET', `/conversations/${other.organization}/search?q=bearing`)).body.data).toEqual([]);
  });

  it('is kept sealed where the organization wants it, read and found all the same, and sealed anew when the key rotates', async () => {
    const { ask, write, at, me, find } = await setUp('email');
    const kept = async (): Promise<any[]> =>
      house.db.work.read(me(), (tx) => rows(tx, statement(`select content, subject from messaging.messages order by id`)));
    const keys = async (): Promise<any[]> => house.db.work.read(me(), (tx) => rows(tx, statement(`select number from messaging.keys`)));
    const reseal = () => house.app.get(UpkeepJobs).reseal(me());
    const { conversationId: id } = await write('Befund: alles gut', { subject: 'Befund' });
    await created(ask('PATCH', '/messaging-settings', { version: 1, encrypted: true }));
    await write('Noch ein Befund', { subject: 'Zweiter' });
    expect((await kept()).map(({ content }) => content.startsWith('sealed:1:'))).toEqual([false, true]);
    expect(await reseal()).toEqual({ changed: 2 });
    expect(JSON.stringify(await kept())).not.toMatch(/efund|Zweiter/);
    const shown = async () => (await ask('GET', at)).body.data.map(({ subject, lastMessage }: any) => [subject, lastMessage]);
    const all = [
      ['Zweiter', 'Noch ein Befund'],
      ['Befund', 'Befund: alles gut'],
    ];
    expect(await shown()).toEqual(all);
    expect([(await find('q=befund')).length, (await find('q=alles%20befund')).length, (await find('q=bef')).length]).toEqual([2, 1, 0]);
    expect((await ask('GET', `${at}/${id}/messages`)).body.data[0]).toMatchObject({ content: 'Befund: alles gut', subject: 'Befund' });
    await created(ask('POST', '/messaging-settings/rotate-key', {}));
    await reseal();
    expect([(await keys()).map(({ number }) => number), (await kept()).every(({ content }) => content.startsWith('sealed:2:'))]).toEqual([[2], true]);
    expect([await shown(), (await find('q=befund')).length]).toEqual([all, 2]);
    await created(ask('PATCH', '/messaging-settings', { version: 2, encrypted: false }));
    await reseal();
    expect((await kept()).map(({ content }) => content)).toEqual(['Befund: alles gut', 'Noch ein Befund']);
  });

  it('takes words from a canned reply with what stands in the records', async () => {
    const { ask, write, at } = await setUp();
    const { conversationId: id } = await write('Wo ist mein Drucker?');
    const max = await created(ask('POST', '/customers', { name: 'Max Muster', phone: '+436605550123', type: 'private' }));
    const part = await created(ask('POST', '/parts', { name: 'Drucker', unitPrice: '1234.5' }));
    const order = await created(ask('POST', '/orders', { customerId: max.id, items: [{ partId: part.id, quantity: 1, unitPrice: '1000' }] }));
    await write(`Es geht um ${order.orderNumber}!`);
    expect((await ask('GET', `${at}/${id}`)).body.data.suggestions).toMatchObject([
      { resource: 'orders', recordId: order.id, label: order.orderNumber, by: 'number' },
    ]);
    const linked = await created(ask('POST', `${at}/${id}/link`, { resource: 'orders', recordId: order.id }));
    expect(linked).toMatchObject({ customerId: max.id, links: [{ resource: 'orders', label: order.orderNumber }], suggestions: [] });
    const reply = await created(
      ask('POST', '/canned-replies', { shortcut: 'wo', title: 'Wo?', content: '{{customer.name}}: {{ order.number }}, {{order.total}} {{delivery.tracking}}' }),
    );
    expect(reply.variables).toEqual(['customer.name', 'order.number', 'order.total', 'delivery.tracking']);
    const said = await created(ask('POST', `/canned-replies/${reply.id}/render`, { conversationId: id }));
    expect(said).toEqual({ subject: null, content: `Max Muster: ${order.orderNumber}, 1.200,00 EUR {{delivery.tracking}}`, missing: ['delivery.tracking'] });
    expect((await ask('POST', '/canned-replies', { shortcut: 'WO', title: 'x', content: 'y' })).body.errors[0].code).toBe('duplicate');
    const off = await created(ask('POST', `${at}/${id}/unlink`, { resource: 'orders', recordId: order.id }));
    expect(off.links).toEqual([]);
    expect((await ask('POST', `${at}/${id}/link`, { resource: 'secrets', recordId: order.id })).body.errors[0].code).toBe('reference_missing');
    expect((await ask('POST', `${at}/${id}/link`, { resource: 'orders', recordId: newId() })).body.errors[0].code).toBe('reference_missing');
  });

  it('is forgotten with the person, and handed out before', async () => {
    const { ask, write, at, me } = await setUp();
    const { conversationId: id } = await write('Mein Knie');
    const max = await created(ask('POST', '/customers', { name: 'Max Muster', phone: '+436605550123', type: 'private' }));
    await created(ask('POST', `${at}/${id}/link`, { resource: 'customers', recordId: max.id }));
    const words = house.app.get(CustomerWords) as any;
    expect(await house.db.work.read(me(), (tx) => words.kept(tx, max.id, false))).toMatchObject([{ content: 'Mein Knie', senderName: 'Max' }]);
    await created(ask('POST', `/customers/${max.id}/erase`, { version: 1 }));
    const left = await house.db.work.read(me(), (tx) =>
      rows<any>(tx, statement(`select c.*, m.content from messaging.conversations c join messaging.messages m on m.conversation_id = c.id`)),
    );
    expect(left).toMatchObject([{ content: '', contact_name: null, phone: null, address: '–' }]);
    expect(JSON.stringify(left)).not.toMatch(/5550123|Knie|Max/);
  });

  it('goes when its time is over', async () => {
    const { ask, write, at, me } = await setUp();
    const { conversationId: id } = await write('alt');
    await write('neu', { from: '+436605550999' });
    await created(ask('POST', `${at}/${id}/resolve`, {}));
    await created(ask('PATCH', '/messaging-settings', { version: 1, retentionMonths: 3 }));
    await asOwner(house.db, `update messaging.conversations set last_message_time = now() - interval '4 months' where id = $1`, [id]);
    await house.app.get(UpkeepJobs).retain(me());
    expect((await ask('GET', at)).body.data.map(({ lastMessage }: any) => lastMessage)).toEqual(['neu', '']);
  });

  it('is answered by itself outside of the hours, once a day, and the customer still waits', async () => {
    const { ask, write, channel, at } = await setUp();
    await created(
      ask('PATCH', `/channels/${channel.id}`, { version: 1, autoReply: 'Wir sind morgen wieder da.', autoReplyWhen: 'outside_hours', businessHours: [] }),
    );
    const { conversationId: id } = await write('Hallo?');
    await write('Niemand da?');
    const messages = (await ask('GET', `${at}/${id}/messages`)).body.data;
    expect(messages.map(({ senderType, content }: any) => [senderType, content])).toEqual([
      ['customer', 'Hallo?'],
      ['automation', 'Wir sind morgen wieder da.'],
      ['customer', 'Niemand da?'],
    ]);
    expect((await ask('GET', `${at}/${id}`)).body.data.waitingSince).not.toBeNull();
  });
});
