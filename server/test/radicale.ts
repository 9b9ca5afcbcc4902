import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answers, describeWith, ended, freePort, programOf, start } from './servers';

export interface Radicale {
  url: string;
  stop(): Promise<void>;
}

const program = programOf('radicale');
export const withRadicale = describeWith(Boolean(program));

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
  const child = start(program, ['--config', '', ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)]);
  const url = `http://127.0.0.1:${port}/`;
  const asked = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  await answers(child, asked);
  const stop = async () => {
    await ended(child);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
