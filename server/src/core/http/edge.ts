import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import createFastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { core, messageOf } from '../problem';
import { Failure } from './envelope';
import { etags } from './etag';
import { health } from './health';
import { logRequests } from './logging';
import { metrics } from './metrics';
import { web } from './static';

/** Everything a request passes before and after the application: log, figures, headers, compression, pages. */
export async function edge(app: NestFastifyApplication, config: Config, log: Logger, migrations: string[]): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const dataSource = () => app.get(DataSource, { strict: false });
  logRequests(fastify, log);
  etags(fastify);
  await guardPages(fastify, config);
  await fastify.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  if (config.corsOrigins.length)
    app.enableCors({
      origin: config.corsOrigins,
      credentials: true,
      maxAge: 600,
      exposedHeaders: ['ETag', 'Retry-After', 'X-Request-Id', 'Content-Disposition'],
    });
  metrics(fastify, dataSource);
  health(fastify, dataSource, migrations);
  if (config.process === 'worker') onlyHealth(fastify);
  else web(fastify, config.webDir);
}

/** The headers of helmet are the same for every answer: it is asked for them once. */
async function guardPages(fastify: FastifyInstance, config: Config): Promise<void> {
  const sample = createFastify();
  await sample.register(helmet, headers(config));
  const { headers: all } = await sample.inject('/');
  await sample.close();
  const { 'content-type': _, 'content-length': __, date: ___, connection: ____, ...protecting } = all;
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(protecting);
    done();
  });
}

/** The web application and Swagger load from here alone; styles are written inline by emotion, PDFs and pictures come as blobs. */
const headers = ({ publicUrl }: Config) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: [`'self'`],
      // scanning: the reader of barcodes is WebAssembly
      scriptSrc: [`'self'`, `'wasm-unsafe-eval'`],
      styleSrc: [`'self'`, `'unsafe-inline'`],
      // pictures of a letter, once somebody asks for them
      imgSrc: [`'self'`, 'data:', 'blob:', 'https:'],
      fontSrc: [`'self'`, 'data:'],
      // older browsers do not count a WebSocket to the same place as 'self'
      connectSrc: [`'self'`, new URL(publicUrl).origin.replace(/^http/, 'ws')],
      frameSrc: [`'self'`, 'blob:'],
      workerSrc: [`'self'`, 'blob:'],
      mediaSrc: [`'self'`, 'blob:'],
      objectSrc: [`'none'`],
      baseUri: [`'self'`],
      formAction: [`'self'`],
      frameAncestors: [`'self'`],
    },
  },
  hsts: publicUrl.startsWith('https:') && { maxAge: 31_536_000 },
});

/** A worker is looked after over HTTP and serves nothing else. */
function onlyHealth(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (/^\/(health|metrics)(\/|\?|$)/.test(request.url)) return done();
    void reply.status(404).send(new Failure([{ code: 'not_found', message: messageOf(core.notFound().faults[0], 'en'), details: {} }]));
  });
}
