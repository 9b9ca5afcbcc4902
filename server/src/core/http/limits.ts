import { createHash } from 'node:crypto';
import { Inject, Injectable, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config';
import { Identities, type Claims } from '../identity/identities';
import { core } from '../problem';
import { openRates } from './limits.storage';

const MINUTE_MS = 60_000;

/** Whom a request is counted for, and how many requests a minute that one may send. */
interface Counted {
  key: string;
  limit: number;
  /** An API key not seen lately may be invented: its address is counted as well. */
  unknown?: boolean;
}
type Asked = FastifyRequest & { counted: Counted };
const asked = (context: ExecutionContext) => context.switchToHttp().getRequest<Asked>();
const addressOf = (request: Record<string, unknown>) => `address ${request.ip}`;

/** Counts live in Redis where there is one, else in each process for itself. */
export const limits = ({ redisUrl, rateLimitAnonymous }: Config): DynamicModule =>
  ThrottlerModule.forRoot({
    storage: openRates(redisUrl),
    generateKey: (_context, key) => key,
    throttlers: [
      { name: 'default', ttl: MINUTE_MS, limit: (context) => asked(context).counted.limit, getTracker: (request) => request.counted.key },
      { name: 'address', ttl: MINUTE_MS, limit: rateLimitAnonymous, getTracker: addressOf, skipIf: (context) => !asked(context).counted.unknown },
    ],
  });

/** Before anything costs anything: how often one may ask, and whether a form belongs here. Pages, health and metrics are not counted. */
@Injectable()
export class Limits extends ThrottlerGuard {
  @Inject(CONFIG) private readonly config: Config;
  @Inject(Identities) private readonly identities: Identities;
  @Inject(JwtService) private readonly jwt: JwtService;

  override canActivate(context: ExecutionContext): Promise<boolean> {
    const request = asked(context);
    if (isForm(request) && !takesForm(context)) throw core.unsupportedType({ expected: 'application/json' });
    request.counted = this.countedFor(request);
    return super.canActivate(context);
  }

  protected override throwThrottlingException(_context: ExecutionContext, { timeToBlockExpire: retryAfter }: { timeToBlockExpire: number }): Promise<void> {
    throw core.rateLimited({ retryAfter });
  }

  private countedFor({ headers, ip }: FastifyRequest): Counted {
    const { rateLimitUser, rateLimitAnonymous: limit } = this.config;
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
