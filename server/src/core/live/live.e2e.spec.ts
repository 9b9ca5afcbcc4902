import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { api, type Api, type Registered } from '../../../test/api';

const told = (socket: Socket, word: string, enough: (said: any) => boolean = () => true) =>
  new Promise<any>((resolve) => {
    const listen = (said: any) => {
      if (!enough(said)) return;
      socket.off(word, listen);
      resolve(said);
    };
    socket.on(word, listen);
  });
const tokenOf = async ({ ask, user, password }: Registered) =>
  (await ask('POST', '/auth/login', { email: user.email, password })).body.data.accessToken as string;

describe('live', () => {
  let house: Api, other: Api;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    house = await api();
    const { url } = house.db;
    other = await api({ databaseUrl: url('app'), ownerUrl: url('owner'), relayUrl: url('relay') });
    await Promise.all([house, other].map(({ app }) => app.listen(0, '127.0.0.1')));
  });
  afterAll(async () => {
    sockets.forEach((socket) => socket.disconnect());
    await other?.close();
    await house?.close();
  });

  const open = (token: string, at = house) => {
    const { port } = at.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://127.0.0.1:${port}`, { path: '/live', transports: ['websocket'], auth: { token }, reconnection: false });
    sockets.push(socket);
    return socket;
  };
  const opened = async (token: string, at = house) => {
    const socket = open(token, at);
    await told(socket, 'connect');
    return socket;
  };

  it('tells of changes within the organization, and nobody else', async () => {
    const [anna, boris] = await Promise.all([house.register(), house.register()]);
    const [hers, his] = await Promise.all([opened(await tokenOf(anna)), opened(await tokenOf(boris))]);
    const heard: { subject: string; type: string }[][] = [[], []];
    hers.on('changed', ({ changes }) => heard[0].push(...(changes ?? [])));
    his.on('changed', ({ changes }) => heard[1].push(...(changes ?? [])));
    const arrives = (socket: Socket, at: number, id: string) =>
      heard[at].some(({ subject }) => subject === id) || told(socket, 'changed', ({ changes }) => changes?.some((change: any) => change.subject === id));

    const { id } = (await anna.ask('POST', '/parts', { name: 'Muster' })).body.data;
    const started = performance.now();
    await arrives(hers, 0, id);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(heard[0]).toContainEqual({ subject: id, type: 'parts.part_created' });
    const own = (await boris.ask('POST', '/parts', { name: 'Zweiter' })).body.data;
    await arrives(his, 1, own.id);
    expect(JSON.stringify(heard[1])).not.toContain(id);
  });

  it('shows who looks and who types, across processes, until they go', async () => {
    const anna = await house.register();
    const token = await tokenOf(anna);
    const { id } = (await anna.ask('POST', '/parts', { name: 'Muster' })).body.data;
    const [here, there] = [await opened(token), await opened(token, other)];
    const place = { resource: 'parts', id };
    here.emit('look', place);
    expect(await told(there, 'presence')).toEqual({ ...place, people: [{ userId: anna.user.id, name: 'Anna Bar', looking: true, editing: null }] });
    here.emit('edit', { ...place, field: 'name' });
    expect((await told(there, 'presence')).people).toMatchObject([{ editing: 'name' }]);
    here.disconnect();
    expect((await told(there, 'presence')).people).toEqual([]);
  });

  it('shows who is in the house, across processes, and at what', async () => {
    const anna = await house.register();
    const token = await tokenOf(anna);
    const { id } = (await anna.ask('POST', '/parts', { name: 'Muster' })).body.data;
    const there = await opened(token, other);
    const here = await opened(token);
    here.emit('look', { resource: 'parts', id });
    const looks = { userId: anna.user.id, name: 'Anna Bar', at: { resource: 'parts', id } };
    const seen = ({ people }: any) => people[0]?.at?.id === id;
    expect((await told(there, 'people', seen)).people).toEqual([looks]);
    here.emit('leave');
    expect((await told(there, 'people', ({ people }) => people[0]?.at === null)).people).toHaveLength(1);
  });

  it('lets nobody look at what they may not read', async () => {
    const anna = await house.register();
    const { id } = (await anna.ask('POST', '/parts', { name: 'Muster' })).body.data;
    const boss = await opened(await tokenOf(anna));
    const seen: object[] = [];
    boss.on('presence', (said) => seen.push(said));
    boss.emit('look', { resource: 'secrets', id });
    boss.emit('look', { resource: 'parts', id });
    await told(boss, 'presence');
    expect(JSON.stringify(seen)).not.toContain('secrets');
  });

  it('refuses a token that is none, and ends with the session', async () => {
    expect((await told(open('not a token'), 'connect_error')).message).toBe('unauthenticated');
    const anna = await house.register();
    const token = await tokenOf(anna);
    const socket = await opened(token);
    const gone = told(socket, 'disconnect');
    await house.ask('POST', '/auth/logout-everywhere', undefined, { authorization: `Bearer ${token}` });
    await gone;
    expect((await told(open(token), 'connect_error')).message).toBe('unauthenticated');
  });

  it('goes on with a fresh token of the same person only', async () => {
    const [anna, boris] = await Promise.all([house.register(), house.register()]);
    const socket = await opened(await tokenOf(anna));
    await socket.timeout(5_000).emitWithAck('token', await tokenOf(anna));
    expect(socket.connected).toBe(true);
    socket.emit('token', await tokenOf(boris));
    await told(socket, 'disconnect');
  });

  it('closes with the server', async () => {
    const third = await api();
    await third.app.listen(0, '127.0.0.1');
    const anna = await third.register();
    const socket = await opened(await tokenOf(anna), third);
    const gone = told(socket, 'disconnect');
    await third.close();
    await gone;
  });
});
