import { api, type Api } from '../../../test/api';
import { someone } from '../../../test/database';
import { core } from '../problem';
import type { Ctx } from '../tx';
import { JobsService } from './jobs.service';
import { Runner } from './runner';

const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 400; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error('never happened');
};

describe('jobs', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  const does = (type: string, handle: (ctx: Ctx, payload: any, job: any) => Promise<unknown>) =>
    (house.app.get(Runner) as any).tasks.set(type, { name: type, meta: type, handle });
  const start = async (type: string, payload: object = {}) => {
    const ask = house.as();
    await ask('GET', '/parts');
    const me = someone({ organization: ask.organization, actor: ask.actor });
    const { jobId } = await house.db.work.write(me, (tx) => house.app.get(JobsService).start(tx, type, payload));
    const look = async () => (await ask('GET', `/jobs/${jobId}`)).body.data;
    return { look, jobId, ask, done: () => until(async () => ((job) => job.finishedAt && job)(await look())) };
  };

  it('tells how far it is, and what came of it', async () => {
    let go = () => undefined as void;
    const halfway = new Promise<void>((resolve) => (go = resolve));
    does('test.count', async (_ctx, { to }, job) => {
      await job.progress(to / 2);
      await halfway;
      return { counted: to };
    });
    const { look, done, jobId } = await start('test.count', { to: 80 });
    expect(await until(async () => ((job) => job.progress === 40 && job)(await look()))).toMatchObject({
      id: jobId,
      type: 'test.count',
      status: 'running',
      result: null,
      error: null,
      finishedAt: null,
    });
    go();
    const job = await done();
    expect(job).toMatchObject({ status: 'done', progress: 100, result: { counted: 80 } });
    expect(Object.keys(job).sort()).toEqual(['createdAt', 'error', 'finishedAt', 'id', 'progress', 'result', 'status', 'type']);
    expect((await house.as()('GET', `/jobs/${jobId}`)).status).toBe(404);
  });

  it('is tried again after a failure, and writes once', async () => {
    let attempts = 0;
    does('test.flaky', async (ctx) => {
      const sum = await house.db.work.write(ctx, async (tx) => (tx.emit('test.wrote', ctx.organization), 'kept'));
      if (++attempts < 2) throw new Error('the wire broke');
      return sum;
    });
    const { done, ask } = await start('test.flaky');
    expect(await done()).toMatchObject({ status: 'done', result: 'kept', error: null });
    const wrote = await house.db.work.read(someone({ organization: ask.organization }), (tx) =>
      tx.query({ text: `select 1 from core.events where type = 'test.wrote'` }),
    );
    expect([attempts, wrote.length]).toEqual([2, 1]);
  });

  it('fails at once where a rule refuses it, and says why', async () => {
    let attempts = 0;
    does('test.refused', async () => {
      attempts++;
      throw core.duplicate({ rule: 'sku_taken' });
    });
    const { done } = await start('test.refused');
    expect(await done()).toMatchObject({ status: 'failed', error: { code: 'duplicate', details: { rule: 'sku_taken' } } });
    expect(attempts).toBe(1);
  });

  it('a clock ticks once for each organization, however many workers run', async () => {
    const { url } = house.db;
    const second = await api({ worker: true, databaseUrl: url('app'), ownerUrl: url('owner'), relayUrl: url('relay'), queueUrl: url('relay') });
    try {
      const people = [house.as(), house.as()];
      await Promise.all(people.map((ask) => ask('GET', '/parts')));
      const ticks: string[] = [];
      const clock = { name: 'Test.tick', meta: { everyMs: 300 }, handle: async (ctx: Ctx) => ticks.push(`${ctx.organization} ${ctx.cause}`) };
      const runners = [house, second].map(({ app }) => app.get(Runner) as any);
      runners.forEach((runner) => runner.clocks.set(clock.name, clock));
      await Promise.all(runners.map((runner) => runner.wind()));
      const of = ({ organization }: { organization: string }) => ticks.filter((tick) => tick.startsWith(organization));
      await until(async () => people.every((person) => of(person).length >= 3));
      expect(new Set(ticks).size).toBe(ticks.length);
      runners.forEach((runner) => runner.clocks.delete(clock.name));
      await runners[0].wind();
    } finally {
      await second.close();
    }
  });
});
