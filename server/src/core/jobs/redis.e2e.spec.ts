import { survivesKilling } from '../../../test/killed';
import { redisServer, withRedis, type RedisServer } from '../../../test/redis';
import { openRates } from '../http/limits.storage';

withRedis('with Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => (redis = await redisServer()));
  afterAll(() => redis.stop());

  it(
    'a worker killed three times, and Redis begun anew in between: nothing is lost, nothing happens twice',
    () => survivesKilling({ redisUrl: redis.url, between: () => redis.restart() }),
    120_000,
  );

  it('requests are counted for all processes together, and by each alone while Redis is away', async () => {
    const [one, other] = [openRates(redis.url), openRates(redis.url)];
    const asked = (rates: typeof one) => rates.increment('anna', 60_000, 2, 60_000, 'user');
    for (let i = 0; i < 100 && !(await together(one, other)); i++) await new Promise((again) => setTimeout(again, 50)); // both are connected
    expect([await asked(one), await asked(other), await asked(one)].map(({ totalHits, isBlocked }) => [totalHits, isBlocked])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    await redis.stop();
    expect(await asked(other)).toMatchObject({ totalHits: 1, isBlocked: false });
    for (const rates of [one, other]) (rates as { onApplicationShutdown?(): void }).onApplicationShutdown?.();
    redis = await redisServer();
  });
});

/** Whether what one counts the other sees. */
async function together(...[one, other]: ReturnType<typeof openRates>[]): Promise<boolean> {
  const key = `${Math.random()}`;
  await one.increment(key, 60_000, 2, 60_000, 'user');
  return (await other.increment(key, 60_000, 2, 60_000, 'user')).totalHits === 2;
}
