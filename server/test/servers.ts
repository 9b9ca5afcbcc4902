import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

// Real servers of other people's that tests talk to: Debian's programs, each on loopback, gone with its test.

export const programOf = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'].map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));

/** `describe` for what needs a server: left out where it is not installed, but never in CI. */
export const describeWith = (installed: boolean): jest.Describe => (installed || process.env.CI ? describe : describe.skip);

/** It does not outlive this process, also where nobody stops it. */
export function start(program: string, args: string[]): ChildProcess {
  const child = spawn(program, args, { stdio: 'ignore' });
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

export function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  return gone;
}

/** Waits until it is there: for 20 seconds, and not longer than it lives. */
export async function answers(child: ChildProcess, asked: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    if (await asked()) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`${child.spawnfile} does not answer`);
}

/** Whether somebody says something at a port, first or when spoken to. */
export const greets = (port: number, words = ''): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => void (words && socket.write(words))).once('error', () => resolve(false));
    socket.once('data', () => (socket.destroy(), resolve(true)));
    socket.once('end', () => resolve(false));
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
