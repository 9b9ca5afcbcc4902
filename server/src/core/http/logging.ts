import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import pino, { type Logger } from 'pino';
import type { Config } from '../config';
import type { Ctx } from '../tx';
import { Failure } from './envelope';

type Asked = FastifyRequest & { ctx?: Ctx; refusedWith?: string };

export const openLog = ({ logLevel, process: role }: Config): Logger =>
  pino({ level: logLevel, base: { process: role }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } });

/** One line per request, without what people typed: the route's pattern, never its address with ids and search words. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('preSerialization', (request: Asked, _reply, payload, done) => {
    if (payload instanceof Failure) request.refusedWith = (payload.errors[0] as { code: string }).code;
    done(null, payload);
  });
  if (!log.isLevelEnabled('error')) return;
  fastify.addHook('onResponse', (request: Asked, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    if (log.isLevelEnabled(level)) log[level](lineOf(request, reply.statusCode, reply.elapsedTime), 'request');
    done();
  });
}

const lineOf = ({ id, method, routeOptions, ctx, refusedWith }: Asked, status: number, ms: number) => ({
  requestId: id,
  organization: ctx?.organization,
  actor: ctx?.actor,
  method,
  route: routeOptions.url,
  status,
  code: refusedWith,
  ms: Math.round(ms * 10) / 10,
});

/** What Nest and the services of core have to say, in the same lines. */
export class NestLog implements LoggerService {
  constructor(private readonly out: Logger) {}

  log = (message: unknown, ...more: unknown[]) => this.write('debug', message, more);
  warn = (message: unknown, ...more: unknown[]) => this.write('warn', message, more);
  error = (message: unknown, ...more: unknown[]) => this.write('error', message, more);
  debug = (message: unknown, ...more: unknown[]) => this.write('debug', message, more);
  verbose = (message: unknown, ...more: unknown[]) => this.write('trace', message, more);

  private write(level: 'trace' | 'debug' | 'warn' | 'error', message: unknown, more: unknown[]): void {
    const texts = more.filter((part) => part !== undefined).map(String);
    const context = texts.pop();
    if (message instanceof Error) this.out[level]({ context, err: message }, message.message);
    else this.out[level]({ context, ...(texts.length && { detail: texts.join('\n') }) }, String(message));
  }
}
