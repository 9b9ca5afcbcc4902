import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const INDEX = 'index.html';
const YEAR_S = 31_536_000;

/**
 * The web application: files by their exact names, and its page for every other address outside the API, so that a link into it can
 * be opened. Names with a hash never change; the page is asked for again each time.
 */
export function web(fastify: FastifyInstance, root: string): void {
  const known = new Set(fs.existsSync(root) ? (fs.readdirSync(root, { recursive: true }) as string[]).map((name) => name.split(path.sep).join('/')) : []);
  if (!known.has(INDEX)) return;
  // its page names every file by its hash: another page is another build, and whoever has an older one open is told
  const version = createHash('sha256')
    .update(fs.readFileSync(path.join(root, INDEX)))
    .digest('hex')
    .slice(0, 12);
  fastify.addHook('onRequest', (_, reply, done) => void (reply.header('x-app-version', version), done()));
  void fastify.register(files, { root, serve: false, cacheControl: false, index: false, preCompressed: true });
  fastify.get('/*', (request, reply) => {
    const name = decode(request.url.split('?')[0].slice(1));
    if (name !== undefined && known.has(name) && path.extname(name)) return send(reply, name);
    const isPage = !/^(api|health|metrics|live|socket\.io)(\/|$)/.test(name ?? 'api') && !path.extname(name ?? '') && wantsPage(request.headers.accept);
    return isPage ? send(reply, INDEX) : reply.callNotFound();
  });
}

function send(reply: FastifyReply, name: string): FastifyReply {
  const fixed = name.startsWith('assets/');
  void reply.header('cache-control', fixed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
  return reply.sendFile(name);
}

const wantsPage = (accept = '*/*') => /text\/html|\*\/\*/.test(accept);

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a broken escape: no file of ours
  }
}
