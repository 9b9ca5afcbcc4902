import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, register, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const requests = new Histogram({ name: 'http_request_duration_seconds', help: 'Answered requests', labelNames: ['method', 'route', 'code'], buckets: BUCKETS });
const jobs = new Histogram({
  name: 'job_duration_seconds',
  help: 'Jobs of the worker',
  labelNames: ['queue', 'name', 'outcome'],
  buckets: [...BUCKETS, 60, 300],
});
collectDefaultMetrics();

/** Times a job and counts how it ended; what it throws is passed on. */
export async function timed<T>(queue: string, name: string, work: () => Promise<T>): Promise<T> {
  const end = jobs.startTimer({ queue, name });
  try {
    const result = await work();
    end({ outcome: 'done' });
    return result;
  } catch (error) {
    end({ outcome: 'failed' });
    throw error;
  }
}

type Timer = ReturnType<typeof requests.labels>;
const timers = new Map<string, Timer>();
/** To find the figures by their labels costs more than to add to them. Methods, routes and codes are few. */
function timerOf(method: string, route: string, code: number): Timer {
  const key = `${code} ${method} ${route}`;
  const found = timers.get(key) ?? requests.labels({ method, route, code });
  timers.set(key, found);
  return found;
}

/** `/metrics` in the format of Prometheus. Routes appear as patterns: an id is never a label. */
export function metrics(fastify: FastifyInstance, dataSource: () => DataSource): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    timerOf(request.method, request.routeOptions.url ?? 'none', reply.statusCode).observe(reply.elapsedTime / 1000);
    done();
  });
  const registry = Registry.merge([register, pools(dataSource)]);
  fastify.get('/metrics', async (_request, reply) => {
    void reply.type(registry.contentType);
    return registry.metrics();
  });
}

function pools(dataSource: () => DataSource): Registry {
  const own = new Registry();
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool',
    labelNames: ['state'],
    registers: [own],
    collect() {
      const { totalCount, idleCount, waitingCount } = (dataSource().driver as unknown as { master: Pool }).master;
      for (const [state, count] of Object.entries({ busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount })) this.set({ state }, count);
    },
  });
  return own;
}
