import { createTransport } from 'nodemailer';
import { rows, statement } from '../src/core/sql';
import type { Ctx, Id } from '../src/core/tx';
import { SendingService, type Draft } from '../src/messaging/sending.service';
import { created, type Api } from './api';
import { someone } from './database';
import type { MailServer } from './mail-server';
import { until } from './mailboxes';
import { mail } from './mails';

type More = { settings?: object; credentials?: object; [name: string]: unknown };

/** A letter to a house, by somebody who asks where the printer is. */
export const letter = (headers: Record<string, string>, body: string | Buffer = 'Wo ist mein Drucker?'): Buffer =>
  mail({ From: 'Max Muster <max@muster.example>', Subject: 'Drucker', 'Message-ID': `<${Math.random()}@muster.example>`, ...headers }, body);

let made = 0;
/** The address of the next mailbox that is set up. */
export const nextAddress = (): string => `info${made + 1}@house.example`;

/** Somebody writes from outside. */
export async function post(server: MailServer, raw: Buffer, to: string, from = 'max@muster.example'): Promise<void> {
  const transport = createTransport({ ...server.smtp, auth: { user: from, pass: server.password }, tls: { rejectUnauthorized: false } });
  await transport.sendMail({ envelope: { from, to }, raw });
  transport.close();
}

/** A house with a channel of its own for a new address at these servers, and what a test wants to know of it. */
export async function mailChannel(house: Api, server: MailServer, { settings, ...rest }: More = {}) {
  const ask = house.as();
  const ownAddress = nextAddress();
  made++;
  const { imap, smtp, password } = server;
  const hosts = {
    imapHost: imap.host,
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: smtp.host,
    smtpPort: smtp.port,
    smtpSecurity: 'starttls',
    selfSigned: true,
  };
  const body = { name: 'Post', source: 'email', provider: 'mailbox', ownAddress, credentials: { password }, settings: { ...hosts, ...settings }, ...rest };
  const channel = await created(ask('POST', '/channels', body));
  const me: Ctx = someone({ organization: ask.organization, actor: ask.actor, cause: channel.id });
  const read = <R extends object>(text: string) => house.db.work.read(me, (tx) => rows<any>(tx, statement(text), [])) as Promise<R[]>;
  const messages = () => read<any>(MESSAGES);
  const count = async (n: number) => until(async () => ((all) => all.length >= n && all)(await messages()));
  const state = async () => (await ask('GET', `/channels/${channel.id}`)).body.data;
  const say = async (id: Id, draft: Draft) =>
    house.db.work.write(me, (tx) =>
      house.app.get(SendingService).put(tx, { id, channelId: channel.id, customerId: null, customerName: 'Max', source: 'email' }, draft),
    );
  return { ask, ownAddress, channel, me, read, messages, count, state, say };
}

const MESSAGES = `
  select m.id, m.content, m.html, m.subject, m.sender_type as sender, m.sender_name as name, m.delivery_status as status, m.failure_code as code, m.failure_reason as reason,
    m.provider_message_id as pid, m.conversation_id as conversation, m.metadata, c.address,
    (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'type', f.type, 'size', f.size, 'sha256', f.sha256) order by f.name), '[]') from core.files f where f.subject_id = m.id) as files
  from messaging.messages m join messaging.conversations c on c.id = m.conversation_id order by m."timestamp", m.id`;
