import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import Redis from 'ioredis';

type Answer = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** Windows of one length, each beginning with the first request of its key. Times are milliseconds in, seconds out. */
function answer(hits: number, leftMs: number, limit: number): Answer {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  return { totalHits: hits, timeToExpire: seconds, isBlocked: hits > limit, timeToBlockExpire: seconds };
}

const SWEEP_AT = 20_000;

/** For one process. */
export class MemoryRates implements ThrottlerStorage {
  private readonly windows = new Map<string, { hits: number; ends: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  async increment(key: string, ttl: number, limit: number): Promise<Answer> {
    const now = this.now();
    let window = this.windows.get(key);
    if (!window || window.ends <= now) {
      if (this.windows.size >= SWEEP_AT) this.sweep(now);
      this.windows.set(key, (window = { hits: 0, ends: now + ttl }));
    }
    return answer(++window.hits, window.ends - now, limit);
  }

  private sweep(now: number): void {
    for (const [key, { ends }] of this.windows) if (ends <= now) this.windows.delete(key);
  }
}

const COUNT = `local hits = redis.call('incr', KEYS[1])
if hits == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return { hits, redis.call('pttl', KEYS[1]) }`;

/** Shared by all processes; while Redis is away each counts for itself. */
class RedisRates implements ThrottlerStorage, OnApplicationShutdown {
  private readonly logger = new Logger('rates');
  private readonly alone = new MemoryRates();
  private readonly redis: Redis;

  constructor(url: string) {
    this.redis = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true });
    this.redis.on('error', (error: Error) => this.logger.warn(error.message));
    this.redis.connect().catch((error: Error) => this.logger.warn(`counting alone: ${error.message}`));
  }

  async increment(key: string, ttl: number, limit: number): Promise<Answer> {
    try {
      const [hits, left] = (await this.redis.eval(COUNT, 1, `kontor:rate:${key}`, ttl)) as [number, number];
      return answer(hits, left, limit);
    } catch {
      return this.alone.increment(key, ttl, limit);
    }
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

export const openRates = (redisUrl: string): ThrottlerStorage => (redisUrl ? new RedisRates(redisUrl) : new MemoryRates());
