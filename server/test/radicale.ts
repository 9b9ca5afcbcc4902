import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface Radicale {
  url: string;
  stop(): Promise<void>;
}

const program = (process.env.PATH ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'radicale'))
  .find((file) => fs.existsSync(file));

/** `describe` for what needs the server: left out where it is not installed, but never in CI. */
export const withRadicale = program || process.env.CI ? describe : describe.skip;

/** A real CalDAV server of its own on loopback, with one user (`anna`, `secret`): Debian's radicale. */
export async function radicale(): Promise<Radicale> {
  if (!program) throw new Error('These tests talk to a real CalDAV server: install the package radicale.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-radicale-'));
  fs.writeFileSync(path.join(folder, 'users'), 'anna:secret\n');
  const port = await freePort();
  const options = {
    'server-hosts': `127.0.0.1:${port}`,
    'storage-filesystem-folder': path.join(folder, 'collections'),
    'auth-type': 'htpasswd',
    'auth-htpasswd-filename': path.join(folder, 'users'),
    'auth-htpasswd-encryption': 'plain',
    'logging-level': 'error',
  };
  const child = spawn(program, ['--config', '', ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, child);
  return { url, stop: () => stop(child, folder) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) throw new Error(`radicale ended with ${child.exitCode}`);
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('radicale does not answer');
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  fs.rmSync(folder, { recursive: true, force: true });
}
