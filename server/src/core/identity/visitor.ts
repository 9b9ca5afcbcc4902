import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../http/messages';
import type { Visitor } from './auth.flow';
import type { SignedIn } from './auth.dto';
import type { Entry } from './tokens.service';

const COOKIE = 'kontor_refresh';

/** Who knocks at a public route. */
export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { requestId: request.id, locale: localeOf(request), address: request.ip, agent: String(request.headers['user-agent'] ?? '') };
});

/** The refresh token of the request's cookie. */
export const RefreshToken = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const { cookie = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  const found = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${COOKIE}=`));
  return found?.slice(COOKIE.length + 1);
});

interface CookieRules {
  publicUrl: string;
  refreshTokenDays: number;
}

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${value}; Path=/api/v1/auth; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** Scripts cannot read it and other sites cannot send it; it goes to the routes of signing in only. */
export function withCookie(reply: FastifyReply, { answer, refresh }: Entry, { publicUrl, refreshTokenDays }: CookieRules): SignedIn {
  void reply.header('set-cookie', cookie(refresh, refreshTokenDays * 86_400, publicUrl.startsWith('https:')));
  return answer;
}

export const withoutCookie = (reply: FastifyReply, { publicUrl }: CookieRules): void =>
  void reply.header('set-cookie', cookie('', 0, publicUrl.startsWith('https:')));
