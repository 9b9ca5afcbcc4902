import { api, type Api, type Ask } from '../../../test/api';

const codes = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0].code, body.errors?.[0].field];

describe('comments', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const partOf = async (ask: Ask) => (await ask('POST', '/parts', { name: 'Mutter' })).body.data.id as string;
  const member = async (organization: string, permissions?: string[]) => {
    const ask = house.as(permissions, organization);
    await ask('GET', '/notifications');
    return ask;
  };

  it('stand on their record, newest first, and in its history', async () => {
    const ask = house.as();
    const id = await partOf(ask);
    const first = (await ask('POST', `/parts/${id}/comments`, { text: ' Where is the <b>drawing</b>? ' })).body.data;
    expect(first).toMatchObject({ text: 'Where is the <b>drawing</b>?', authorName: 'Somebody', mentions: [], createdBy: ask.actor, version: 1 });
    await ask('POST', `/parts/${id}/comments`, { text: 'Found it' });
    const { data, pagination } = (await ask('GET', `/parts/${id}/comments`)).body;
    expect([data.map(({ text }: any) => text), pagination.total]).toEqual([['Found it', 'Where is the <b>drawing</b>?'], 2]);
    const { body } = await ask('GET', `/parts/${id}/history`);
    expect(body.data[0]).toMatchObject({ type: 'core.comment_added', changes: { comment: [null, 'Found it'] } });
  });

  it('tell who is mentioned, and refuse those who could not see it', async () => {
    const ask = house.as();
    const id = await partOf(ask);
    const colleague = await member(ask.organization);
    const made = await ask('POST', `/parts/${id}/comments`, { text: '@Somebody please', mentionIds: [colleague.actor, ask.actor] });
    expect(made.body.data.mentions).toHaveLength(2);
    expect((await colleague('GET', '/notifications')).body).toMatchObject({
      data: [{ kind: 'core.mentioned', resource: 'parts', subject: id, title: 'Somebody mentioned you: @Somebody please' }],
      meta: { unread: 1 },
    });
    expect((await ask('GET', '/notifications')).body.data).toEqual([]);
    const blind = await member(ask.organization, ['notifications:read']);
    const stranger = house.as();
    await stranger('GET', '/parts');
    for (const who of [blind, stranger])
      expect(codes(await ask('POST', `/parts/${id}/comments`, { text: 'hello', mentionIds: [who.actor] }))).toEqual([422, 'mention_unknown', 'mentionIds']);
  });

  it('are deleted by who wrote them', async () => {
    const ask = house.as();
    const id = await partOf(ask);
    const other = await member(ask.organization);
    const comment = (await ask('POST', `/parts/${id}/comments`, { text: 'wrong' })).body.data;
    expect((await other('DELETE', `/comments/${comment.id}?version=1`)).status).toBe(403);
    expect((await ask('DELETE', `/comments/${comment.id}?version=2`)).status).toBe(409);
    expect((await ask('DELETE', `/comments/${comment.id}?version=1`)).status).toBe(200);
    expect((await ask('GET', `/parts/${id}/comments`)).body.data).toEqual([]);
  });

  it('need the right to write the record, and its being there', async () => {
    const ask = house.as();
    const id = await partOf(ask);
    const reader = await member(ask.organization, ['parts:read']);
    expect((await reader('POST', `/parts/${id}/comments`, { text: 'x' })).status).toBe(403);
    expect((await reader('GET', `/parts/${id}/comments`)).status).toBe(200);
    const outside = house.as();
    expect((await outside('GET', `/parts/${id}/comments`)).status).toBe(404);
    expect((await outside('POST', `/parts/${id}/comments`, { text: 'x' })).status).toBe(404);
    expect(codes(await ask('POST', `/parts/${id}/comments`, { text: '  ' }))[0]).toBe(400);
  });
});
