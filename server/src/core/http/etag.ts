import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const META = ',"meta":{"timestamp":';

/**
 * Reads carry an ETag and answer 304 where the client has the same already. It covers what was asked for and not `meta`, which
 * differs in every answer; weak, because compressing changes the bytes.
 */
export function etags(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string' || !request.url.startsWith('/api/v1/') || reply.hasHeader('etag'))
      return done(null, payload);
    const until = payload.lastIndexOf(META);
    const etag = `W/"${hash('sha1', until < 0 ? payload : payload.slice(0, until), 'base64url')}"`;
    void reply.header('etag', etag);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
    if (!matches(request.headers['if-none-match'], etag)) return done(null, payload);
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, '');
  });
}

const matches = (header: string | undefined, etag: string) =>
  header === '*' || (header?.split(',').some((known) => known.trim().replace(/^W\//, '') === etag.slice(2)) ?? false);
