import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { core } from '../problem';

const RAW = Symbol('raw body');
type Kept = FastifyRequest & { [RAW]?: Buffer };

/** Calls of providers are signed over their bytes, whatever type they name: below this path the body is kept as it came, and nothing parses it. */
export function rawBodies(fastify: FastifyInstance, path: string, maximum: number): void {
  fastify.addHook('preParsing', async (request: Kept, _reply, payload) => {
    if (!request.url.startsWith(path)) return payload;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maximum) throw core.tooLarge({ maximum });
      chunks.push(chunk);
    }
    request[RAW] = Buffer.concat(chunks);
    request.headers['content-type'] = 'application/json';
    request.headers['content-length'] = '2';
    return Object.assign(Readable.from([Buffer.from('{}')]), { receivedEncodedLength: 2 });
  });
}

export const rawBodyOf = (request: FastifyRequest): Buffer => (request as Kept)[RAW] ?? Buffer.alloc(0);
