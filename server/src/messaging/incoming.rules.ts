import type { CountryCode } from 'libphonenumber-js';
import { e164 } from '../core/phone';
import type { Incoming, Sender } from './adapters';
import type { Source } from './channels.entity';

export interface Reached {
  address: string;
  /** E.164, or `@handle`. */
  phone: string | null;
  email: string | null;
}

const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/;
const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i;

/** A phone number as E.164, also one that a spreadsheet has made `4.36601234567E+11`, or a `+` that came as a space. */
export function phoneOf(given: string, country: string): string | null {
  const text = given.replace(/^ (?=\d)/, '+').trim();
  const digits = SCIENTIFIC.test(text) ? `+${BigInt(Math.round(Number(text.replace(',', '.'))))}` : text;
  return e164(digits, country as CountryCode);
}
const handleOf = (given: string): string => `@${given.trim().replace(/^@/, '').toLowerCase()}`;

/** Where somebody is reached by such a channel, or undefined where that is no such address. */
export function reachedBy(source: Source, { phone, email, handle }: Sender, country: string): Reached | undefined {
  if (source === 'email') {
    const address = email?.trim().toLowerCase();
    return address && address.length <= 254 && EMAIL.test(address) ? { address, phone: null, email: address } : undefined;
  }
  const number = source !== 'instagram' && phone ? phoneOf(phone, country) : null;
  const name = handle && /^@?[\w.]{1,64}$/.test(handle.trim()) ? handleOf(handle) : null;
  const address = number ?? name;
  return address ? { address, phone: address, email: null } : undefined;
}

/** What somebody typed as one address: an e-mail address, a number or a handle. */
export const senderOf = (typed: string): Sender => (typed.startsWith('@') ? { handle: typed } : typed.includes('@') ? { email: typed } : { phone: typed });

/** What the messages of a batch are answers to, by the ids the provider uses. */
export const referencesOf = ({ inReplyTo, references = [] }: Incoming): string[] => [...(inReplyTo ? [inReplyTo] : []), ...references];

/**
 * The thread a mail begins or goes on with, as far as its own words tell. Where it answers something that is not here (a newsletter), it is a thread with this
 * person alone: others answer the same, and one must not read what another wrote.
 */
export function threadKeyOf(mail: Incoming): string {
  const root = mail.references?.[0] ?? mail.inReplyTo;
  return root ? `${root} ${mail.from.email?.trim().toLowerCase() ?? ''}` : mail.providerMessageId;
}

/**
 * Which conversation each mail of a batch belongs to: one that is known by its reply token or by a message it answers, else the thread it names. By the
 * subject alone nothing is put together. `known`: reply tokens, message ids and thread keys to conversations.
 */
export function threadsOf(batch: readonly Incoming[], known: ReadonlyMap<string, string>): { conversationId?: string; key: string }[] {
  const keys = new Map<string, { conversationId?: string; key: string }>();
  return batch.map((mail) => {
    const named = [...(mail.replyToken ? [`token ${mail.replyToken}`] : []), ...referencesOf(mail), threadKeyOf(mail)];
    const conversationId = named.map((name) => known.get(name)).find(Boolean);
    const within = referencesOf(mail)
      .map((name) => keys.get(name))
      .find(Boolean);
    const thread = conversationId ? { conversationId, key: mail.providerMessageId } : (within ?? { key: threadKeyOf(mail) });
    keys.set(mail.providerMessageId, thread);
    return thread;
  });
}

/** When a message was written; no time, or one that is still to come, is now. */
export function writtenAt(at: string, now: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) || time > Date.parse(now) ? now : new Date(time).toISOString();
}

const OUT = new Set(['stop', 'stopp', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'abmelden', 'abbestellen', 'austragen']);
const IN = new Set(['start', 'unstop', 'subscribe', 'anmelden']);

/** Whether a text asks for no more messages, or for messages again: as a word alone, for words within a sentence mean something else. */
export function wishIn(text: string): 'out' | 'in' | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  return OUT.has(word) ? 'out' : IN.has(word) ? 'in' : undefined;
}
