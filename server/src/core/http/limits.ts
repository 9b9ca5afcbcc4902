import { createHash } from 'node:crypto';
import { Inject, Injectable, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config';
import { Identities, type Claims } from '../identity/identities';
import { core } from '../problem';
import { openRates } from './limits.storage';

const MINUTE_MS = 60_000;
/** Providers tell of each message by itself: 500 a second. What is not signed costs little. */
const WEBHOOKS = '/api/v1/webhooks/';
const WEBHOOK_CALLS = 30_000;

/** Whom a request is counted for, and how many requests a minute that one may send. */
interface Counted {
  key: string;
  limit: number;
  /** An API key not seen lately may be invented: its address is counted as well. */
  unknown?: boolean;
}
const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>) => `address ${ip}`;

/** Counts live in Redis where there is one, else in each process for itself. */
export const limits = ({ redisUrl, rateLimitAnonymous }: Config): DynamicModule =>
  ThrottlerModule.forRoot({
    storage: openRates(redisUrl),
    throttlers: [{ ttl: MINUTE_MS, limit: rateLimitAnonymous }],
  });

/** Before anything costs anything: how often one may ask, and whether a form belongs here. Pages, health and metrics are not counted. */
@Injectable()
export class Limits extends ThrottlerGuard {
  @Inject(CONFIG) private readonly config: Config;
  @Inject(Identities) private readonly identities: Identities;
  @Inject(JwtService) private readonly jwt: JwtService;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (isForm(request) && !takesForm(context)) throw core.unsupportedType({ expected: 'application/json' });
    const { key, limit, unknown } = this.countedFor(request);
    await this.count(http.getResponse<FastifyReply>(), '', key, limit);
    if (unknown) await this.count(http.getResponse<FastifyReply>(), '-address', addressOf(request), this.config.rateLimitAnonymous);
    return true;
  }

  private async count(reply: FastifyReply, suffix: string, key: string, limit: number): Promise<void> {
    const { totalHits, timeToExpire, isBlocked, timeToBlockExpire } = await this.storageService.increment(key, MINUTE_MS, limit, MINUTE_MS, key);
    if (isBlocked) throw core.rateLimited({ retryAfter: timeToBlockExpire });
    void reply.headers({
      [`x-ratelimit-limit${suffix}`]: limit,
      [`x-ratelimit-remaining${suffix}`]: Math.max(0, limit - totalHits),
      [`x-ratelimit-reset${suffix}`]: timeToExpire,
    });
  }

  private countedFor({ headers, ip, url }: FastifyRequest): Counted {
    const { rateLimitUser, rateLimitAnonymous: limit } = this.config;
    if (url.startsWith(WEBHOOKS)) return { key: `webhooks ${ip}`, limit: WEBHOOK_CALLS };
    const { authorization, 'x-api-key': apiKey } = headers;
    const person = authorization && (this.identities.remembered(authorization)?.actor ?? this.bearer(authorization));
    if (person) return { key: `person ${person}`, limit: rateLimitUser };
    if (typeof apiKey !== 'string') return { key: addressOf({ ip }), limit };
    const key = `key ${createHash('sha256').update(apiKey).digest('base64url')}`;
    return { key, limit, unknown: !this.identities.remembered(`key ${apiKey}`) };
  }

  /** Whose token it is; nobody's if it is forged or spent. */
  private bearer(authorization: string): string | undefined {
    try {
      return this.jwt.verify<Claims>(authorization.replace(/^Bearer /i, '')).sub;
    } catch {
      return undefined;
    }
  }
}

const isForm = ({ headers }: FastifyRequest) => headers['content-type']?.startsWith('multipart/form-data') ?? false;
/** A route that takes a form says so in the API's description. */
const takesForm = (context: ExecutionContext) =>
  (Reflect.getMetadata('swagger/apiConsumes', context.getHandler()) as string[] | undefined)?.includes('multipart/form-data') ?? false;
