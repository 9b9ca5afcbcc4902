import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { newId } from '../src/core/id';
import { openQueue } from '../src/core/jobs/queue';
import { testConfig } from './config';
import { byRole, database, someone, type Database } from './database';

const EVENTS = 60;

/** A worker process on this database. */
function worker(db: Database, redisUrl: string): ChildProcess {
  const urls = { databaseUrl: db.url('app'), ownerUrl: db.url('owner'), relayUrl: db.url('relay'), queueUrl: db.url('relay') };
  const config = testConfig({ ...urls, redisUrl, dataDir: db.folder, logLevel: 'silent', process: 'worker' });
  return spawn(process.execPath, [path.join(__dirname, 'worker.cjs'), JSON.stringify(config)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** It is killed without a word in the middle of the event of this number. */
function killedAfter(child: ChildProcess, events: number): Promise<void> {
  return new Promise((killed, failed) => {
    let begun = 0;
    child.on('message', () => ++begun === events && child.kill('SIGKILL'));
    child.once('exit', (code, signal) => (signal === 'SIGKILL' ? killed() : failed(new Error(`the worker ended by itself: ${code}`))));
  });
}

const ask = async <T extends object>(db: Database, sql: string): Promise<T> => (await byRole<T>(db.url('postgres'), sql))[0];

/** Until nothing waits or runs, also nothing that was taken from a worker that died. */
async function finished(db: Database, redisUrl: string): Promise<void> {
  const { queue } = openQueue({ queueUrl: db.url('relay'), redisUrl });
  queue.on('error', () => undefined);
  const isOver = async () => {
    const { done } = await ask<{ done: number }>(db, 'select count(distinct account)::int as done from core.login_attempts');
    return done >= EVENTS && (await queue.getJobCountByTypes('active', 'waiting', 'prioritized')) === 0;
  };
  for (let i = 0; i < 600 && !(await isOver()); i++) await new Promise((again) => setTimeout(again, 100));
  await queue.close();
}

/** Workers killed in the middle of their jobs, three times: nothing is lost, nothing happens twice. `between` happens after the first of them. */
export async function survivesKilling({ redisUrl = '', between }: { redisUrl?: string; between?: () => Promise<void> } = {}): Promise<void> {
  const db = await database();
  await db.work.write(someone(), async (tx) => Array.from({ length: EVENTS }, (_, i) => tx.emit('test.happened', newId(), { i })));
  await killedAfter(worker(db, redisUrl), 5);
  await between?.();
  for (const events of [10, 15]) await killedAfter(worker(db, redisUrl), events);
  const { effects } = await ask<{ effects: number }>(db, 'select count(*)::int as effects from core.login_attempts');
  expect(effects).toBeGreaterThan(0);
  expect(effects).toBeLessThan(EVENTS);
  const last = worker(db, redisUrl);
  const over = once(last, 'exit');
  await finished(db, redisUrl);
  last.kill('SIGTERM');
  await over;
  expect(await ask(db, 'select count(*)::int as effects, count(distinct account)::int as events from core.login_attempts')).toEqual({
    effects: EVENTS,
    events: EVENTS,
  });
  expect(await ask(db, 'select count(*)::int as unpublished from core.events where published_at is null')).toEqual({ unpublished: 0 });
  await db.drop();
}
