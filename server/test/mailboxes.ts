import fs from 'node:fs';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { Client } from 'pg';
import type { Api } from './api';
import type { MailServer } from './mail-server';

/** Until something is so that comes by itself. */
export const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (let i = 0; i < 800; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error('never happened');
};

/** What lies in somebody's mailbox, oldest first. */
export async function inbox(server: MailServer, address: string): Promise<string[]> {
  const client = new ImapFlow({
    host: server.imap.host,
    port: server.imap.port,
    auth: { user: address, pass: server.password },
    tls: { rejectUnauthorized: false },
    logger: false,
  });
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen('INBOX', { readOnly: true });
    if (!exists) return []; // 1:* names nothing then
    const all = await client.fetchAll('1:*', { source: true });
    return all.map(({ source }) => source!.toString());
  } finally {
    await client.logout();
  }
}

/** Quoted-printable undone. */
export const decoded = (raw: string): string =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The mailbox loses its numbers, as after a move to another server. */
export async function forget(server: MailServer, address: string, validity: number): Promise<void> {
  await until(async () => Date.now() / 1000 > validity + 1); // it is the second in which they begin anew
  for (const name of fs.readdirSync(server.folderOf(address)))
    if (name.startsWith('dovecot')) fs.rmSync(path.join(server.folderOf(address), name), { recursive: true });
  await server.restart();
}

/** What happens to the locks of a worker that dies. */
export async function dropLocks({ db }: Api): Promise<void> {
  const client = new Client({ connectionString: db.url('postgres') });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query ~ 'mailbox' and query !~ 'insert|update'`);
  await client.end();
}

/** Puts mails into a mailbox without sending them: the mailbox of somebody who has had it for years. */
export async function fill(server: MailServer, address: string, mails: Iterable<Buffer>): Promise<void> {
  await inbox(server, address); // who signs in for the first time gets a mailbox
  const folder = path.join(server.folderOf(address), 'new');
  let n = 0;
  for (const bytes of mails) {
    const file = path.join(folder, `${1_700_000_000 + n}.M${n++}P1.test`);
    fs.writeFileSync(file, bytes);
    fs.chmodSync(file, 0o666); // dovecot keeps mail as another user
  }
}
