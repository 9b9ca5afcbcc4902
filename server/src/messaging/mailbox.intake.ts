import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { organizationOf } from '../core/organization';
import { Problem } from '../core/problem';
import type { Ctx, Tx } from '../core/tx';
import { Work } from '../core/work';
import type { DeliveryReport, Incoming, IncomingFile, OpenChannel } from './adapters';
import { wishIn } from './incoming.rules';
import { IncomingService, type Taken } from './incoming.service';
import { letterOf, type Letter } from './mailbox.letters';
import { knownMails, moveFolder, type FolderState } from './mailbox.queries';
import { unreadable } from './mailbox.unreadable';
import { readMail, type MailFile } from './mime.read';
import { OptOutsService } from './opt-outs.service';

/** A mail as it lies in a folder. */
export interface RawMail {
  uid: number;
  internalDate?: Date;
  size: number;
  /** From its beginning, as often as it is asked for. */
  source(): Promise<Readable> | Readable;
}
type Language = 'de' | 'en';
/** A mail that says more than the word wants something else. */
const MOST_WORDS = 300;

/** Carries mails of a folder into the inbox, each once: what is kept and how far the folder is read stand in one transaction. */
@Injectable()
export class MailboxIntake {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
    private readonly incoming: IncomingService,
    private readonly optOuts: OptOutsService,
  ) {}

  /** A mail that cannot be read comes as one that says so, with the original beside it. Throws where the database or the storage is away. */
  async take(ctx: Ctx, channel: OpenChannel, state: FolderState, mails: RawMail[]): Promise<void> {
    const { language, now } = await this.work.read(ctx, async (tx) => ({ language: languageOf((await organizationOf(tx)).locale), now: tx.now }));
    const letters: Letter[] = [];
    for (const mail of mails) letters.push(await this.letter(ctx, channel, mail, language, now)); // one after the other: their files pass through the disk
    const marked = letters.map((letter, i) => past(letter, mails[i], state));
    try {
      await this.keep(ctx, channel, marked, { ...state, lastUid: mails.at(-1)!.uid });
    } catch (error) {
      if (!isItsFault(error)) throw error;
      await this.oneByOne(ctx, channel, state, mails, marked, language);
    }
  }

  /** One of them cannot be kept as it is: the others can. */
  private async oneByOne(ctx: Ctx, channel: OpenChannel, state: FolderState, mails: RawMail[], letters: Letter[], language: Language): Promise<void> {
    for (const [i, mail] of mails.entries()) {
      const moved = { ...state, lastUid: mail.uid };
      try {
        await this.keep(ctx, channel, [letters[i]], moved);
      } catch (error) {
        if (!isItsFault(error)) throw error;
        const instead = await this.broken(ctx, mail, language, letters[i].incoming.at);
        await this.keep(ctx, channel, [past(instead, mail, state)], moved);
      }
    }
  }

  private keep(ctx: Ctx, channel: OpenChannel, letters: Letter[], moved: FolderState): Promise<void> {
    return this.work.write(ctx, async (tx) => {
      await this.sort(tx, channel, letters);
      await moveFolder(tx, channel.id, moved);
    });
  }

  /** What other servers say of our mails goes to these; the rest is messages. */
  private async sort(tx: Tx, channel: OpenChannel, letters: Letter[]): Promise<void> {
    const ids = letters.flatMap(({ incoming, report }) => [incoming.providerMessageId, ...(report?.messageId ? [report.messageId] : [])]);
    const known = await knownMails(tx, channel.id, [...new Set(ids)]);
    const isReport = ({ report }: Letter) => Boolean(report?.messageId && report.outcome !== 'delayed' && known.get(report.messageId)?.ours);
    const reports = letters.filter(isReport).map(({ report, incoming }): DeliveryReport => {
      const { messageId, outcome, code, reason } = report!;
      return { providerMessageId: messageId!, status: outcome as DeliveryReport['status'], at: incoming.at, ...(code && { code }), ...(reason && { reason }) };
    });
    if (reports.length) await this.incoming.report(tx, channel, reports);
    const seen = new Map([...known].map(([id, { fingerprint, ours }]) => [id, ours ? null : fingerprint]));
    const messages = letters.filter((letter) => !isReport(letter)).map((letter) => named(letter, seen));
    if (messages.length) await this.heed(tx, messages, await this.incoming.take(tx, channel, messages));
  }

  /** Whoever asks for no more advertising by the one word of the subject gets none (RFC 2369: our List-Unsubscribe names it). */
  private async heed(tx: Tx, messages: Incoming[], taken: Taken[]): Promise<void> {
    for (const { providerMessageId, conversationId } of taken) {
      const { subject = '', text, from, past: isPast } = messages.find((one) => one.providerMessageId === providerMessageId)!;
      const wish = wishIn(subject);
      if (!wish || isPast || text.length > MOST_WORDS) continue;
      await this.optOuts.wish(tx, wish, { source: 'email', address: from.email!, conversationId, reason: 'asked' }); // rare, and the last wish holds
    }
  }

  private async letter(ctx: Ctx, channel: OpenChannel, mail: RawMail, language: Language, now: string): Promise<Letter> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'kontor-mail-'));
    try {
      const read = await readMail(await mail.source(), folder).catch(unlessAway);
      if (!read) return await this.broken(ctx, mail, language, now);
      const { files, notes } = await this.store(ctx, read.files, language);
      if (read.cut) await this.original(ctx, mail, files);
      return letterOf(read, { internalDate: mail.internalDate, now, ownAddress: channel.ownAddress ?? '', files, notes });
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }

  private async broken(ctx: Ctx, mail: RawMail, language: Language, now: string): Promise<Letter> {
    const files: IncomingFile[] = [];
    await this.original(ctx, mail, files);
    return unreadable(await mail.source(), { ...mail, now, language, files });
  }

  private async original(ctx: Ctx, mail: RawMail, files: IncomingFile[]): Promise<void> {
    try {
      const stored = await this.files.store(ctx, 'original.eml', await mail.source());
      files.push({ name: 'original.eml', stored });
    } catch (error) {
      if (!isItsFault(error)) throw error; // too large or empty: it stays in the mailbox alone
    }
  }

  /** Into the storage, one after the other. What the house takes from nobody (programs, more than 50 MB) is named in the text. */
  private async store(ctx: Ctx, all: MailFile[], language: Language): Promise<{ files: IncomingFile[]; notes: string[] }> {
    const files: IncomingFile[] = [];
    const notes: string[] = [];
    for (const { name, path: at, cid } of all) {
      try {
        files.push({ name, ...(cid && { contentId: cid }), stored: { ...(await this.files.store(ctx, name, createReadStream(at))), name } });
      } catch (error) {
        if (!isItsFault(error)) throw error;
        notes.push(NOTE[language](name));
      }
    }
    return { files, notes };
  }
}

const NOTE: Record<Language, (name: string) => string> = {
  de: (name) => `Der Anhang „${name}“ wurde nicht übernommen; er liegt noch im Postfach.`,
  en: (name) => `The attachment “${name}” was not taken; it is still in the mailbox.`,
};
const languageOf = (locale: string): Language => (locale.startsWith('de') ? 'de' : 'en');

/** What lay in the mailbox before it was connected is history. */
function past(letter: Letter, { internalDate }: RawMail, { begunAt }: FolderState): Letter {
  const history = internalDate !== undefined && internalDate.getTime() < Date.parse(begunAt);
  return history ? { ...letter, incoming: { ...letter.incoming, past: true } } : letter;
}

/** Two mails under one id are two mails: the second gets a name of its own. The same mail in another folder is the same. */
function named({ incoming, fingerprint }: Letter, seen: Map<string, string | null>): Letter['incoming'] {
  const id = incoming.providerMessageId;
  const other = seen.get(id);
  if (other !== undefined && other !== null && other !== fingerprint) return { ...incoming, providerMessageId: `${id.slice(0, -1)}#${fingerprint}>` };
  if (other === undefined) seen.set(id, fingerprint);
  return incoming;
}

/** The mail is what cannot be kept: a rule refuses it, or PostgreSQL its characters. Anything else is away for a while. */
const isItsFault = (error: unknown): boolean =>
  (error instanceof Problem && error.status < 500) ||
  /^22/.test(String((error as { driverError?: { code?: string }; code?: string }).driverError?.code ?? (error as { code?: string }).code ?? ''));

/** A mail that cannot be read is undefined; a disk that is full is nothing to do with it. */
function unlessAway(error: Error & { code?: unknown; syscall?: string }): undefined {
  if (error.syscall) throw error;
}
