import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { api, created, type Api, type Registered } from '../../test/api';
import { asOwner } from '../../test/database';
import { finalized, line } from '../../test/invoices';
import { AggregatesJobs } from './aggregates.jobs';
import { FIGURES_COUNTED, FIGURES_DIFFERED } from './aggregates.events';

const until = async <T>(ask: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 600; i++) {
    const found = await ask();
    if (found) return found;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('it did not happen');
};

describe('kept sums and the worker', () => {
  let front: Api;
  let worker: Api | undefined;
  let anna: Registered;
  const sockets: Socket[] = [];

  /** A worker of its own on the same database. */
  const startWorker = async (): Promise<Api> => {
    const { url } = front.db;
    return (worker = await api({ databaseUrl: url('app'), ownerUrl: url('owner'), relayUrl: url('relay'), queueUrl: url('relay') }));
  };
  beforeAll(async () => {
    front = await api();
    await front.app.listen(0, '127.0.0.1');
    anna = await front.register();
    await startWorker();
  });
  afterAll(async () => {
    sockets.forEach((socket) => socket.disconnect());
    await worker?.close();
    await front?.close();
  });

  const revenue = async () => (await anna.ask('GET', '/metrics/values?ids=revenue&timeframe=7d')).body.data[0];
  const keptRevenue = async () => {
    const [row] = await asOwner<{ sum: string | null }>(
      front.db,
      `select sum(first)::text as sum from analytics.daily where organization_id = $1 and metric = 'revenue'`,
      [anna.organization.id],
    );
    return row.sum;
  };

  it('a finalized invoice is counted, and the browsers of the house are told', async () => {
    const token = (await anna.ask('POST', '/auth/login', { email: anna.user.email, password: anna.password })).body.data.accessToken;
    const { port } = front.app.getHttpServer().address() as AddressInfo;
    const socket = io(`http://127.0.0.1:${port}`, { path: '/live', transports: ['websocket'], auth: { token }, reconnection: false });
    sockets.push(socket);
    await new Promise<void>((connected) => socket.on('connect', () => connected()));
    const heard: string[] = [];
    socket.on('changed', ({ changes }) => heard.push(...(changes ?? []).map((change: any) => change.type)));

    const started = Date.now();
    await finalized(anna.ask, [line(1, '100.00')]);
    expect((await revenue()).value).toBe('100.00'); // nothing is kept yet: the rows are counted
    await until(async () => (await keptRevenue()) === '100.00');
    await until(async () => heard.includes(FIGURES_COUNTED));
    expect(Date.now() - started).toBeLessThan(15_000); // 5 s promised; this machine does other things too
    expect((await revenue()).value).toBe('100.00');
  }, 60_000);

  it('what happened while no worker was there is counted when one comes', async () => {
    await worker!.close();
    worker = undefined;
    await finalized(anna.ask, [line(1, '50.00')]);
    expect(await keptRevenue()).toBe('100.00');
    await startWorker();
    await until(async () => (await keptRevenue()) === '150.00');
    expect((await revenue()).value).toBe('150.00');
  }, 60_000);

  it('a sum that is wrong is put right at night, and whoever sets up the organization is told', async () => {
    await asOwner(front.db, `update analytics.daily set first = 1 where organization_id = $1 and metric = 'revenue'`, [anna.organization.id]);
    // what was finalized a moment ago would explain it: let it be of yesterday
    await asOwner(front.db, `update core.events set type = 'test.' || type where organization_id = $1 and type = 'billing.invoice_finalized'`, [
      anna.organization.id,
    ]);
    const ctx = {
      organization: anna.organization.id,
      actor: anna.user.id,
      permissions: [],
      role: 'system',
      locale: 'en' as const,
      requestId: anna.user.id,
      cause: anna.user.id,
    };
    await worker!.app.get(AggregatesJobs, { strict: false }).recount(ctx);
    expect(await keptRevenue()).toBe('150.00');
    const told = await until(async () => (await anna.ask('GET', '/notifications')).body.data.find((one: any) => one.kind === FIGURES_DIFFERED));
    expect(told.title).toMatch(/^1 kept sums .*revenue/);
    expect(await created(anna.ask('GET', '/metrics/values?ids=revenue&timeframe=7d'))).toMatchObject([{ value: '150.00' }]);
  }, 60_000);
});
