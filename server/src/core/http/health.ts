import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { Failure } from './envelope';

const UNDONE =
  'select count(*)::int as n from unnest($1::text[]) as wanted (name) where not exists (select from public.migrations m where m.name = wanted.name)';
const PATIENCE_MS = 3_000;

/**
 * `/health/live`: the process answers. `/health/ready`: so does the database, in the state this version needs; else 503. Both in the envelope.
 */
export function health(fastify: FastifyInstance, dataSource: () => DataSource, migrations: string[]): void {
  const answer = (data: object, requestId: string) => ({ data, meta: { timestamp: new Date().toISOString(), requestId }, errors: null });
  fastify.get('/health/live', async (request) => answer({ status: 'ok' }, request.id));
  fastify.get('/health/ready', async (request, reply) => {
    const missing = await unready(dataSource(), migrations);
    if (!missing) return answer({ status: 'ready' }, request.id);
    void reply.status(503);
    return new Failure([{ code: 'not_ready', message: missing, details: {} }]);
  });
}

async function unready(dataSource: DataSource, migrations: string[]): Promise<string | undefined> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('late')).unref());
  try {
    const [{ n }] = await Promise.race([dataSource.query(UNDONE, [migrations]), late]);
    return n ? `${n} migrations are to be done` : undefined;
  } catch {
    return 'the database does not answer';
  }
}
