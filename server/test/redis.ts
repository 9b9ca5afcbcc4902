import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answers, describeWith, ended, freePort, greets, programOf, start } from './servers';

export interface RedisServer {
  url: string;
  /** Ends it and begins it anew on what it has written down. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const program = programOf('redis-server');
export const withRedis = describeWith(Boolean(program));

/** Debian's Redis as docs/deployment.md wants it: persistent, and nothing is ever evicted. */
export async function redisServer(): Promise<RedisServer> {
  if (!program) throw new Error('These tests talk to a real Redis: install the package redis-server.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-redis-'));
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
  const begin = async () => {
    const child = start(program, options);
    await answers(child, () => greets(port, 'PING\r\n'));
    return child;
  };
  let running = await begin();
  return {
    url: `redis://127.0.0.1:${port}`,
    restart: async () => {
      await ended(running);
      running = await begin();
    },
    stop: async () => {
      await ended(running);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
