import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { FetchMessageObject, ImapFlow, MailboxObject } from 'imapflow';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import type { OpenChannel } from './adapters';
import { inHouse } from './mailbox.faults';
import { MailboxIntake, type RawMail } from './mailbox.intake';
import { beginFolder, folderState, type FolderState } from './mailbox.queries';
import type { MailboxSettings } from './mailbox.settings';

/** Mails asked for at once; a larger one is fetched alone, through the disk. */
const BATCH = 20;
const SMALL = 256 * 1024;
const DAY_MS = 86_400_000;

/** Reads the folders of a mailbox from where it stopped. */
@Injectable()
export class MailboxSync {
  constructor(
    private readonly work: Work,
    private readonly intake: MailboxIntake,
  ) {}

  /** Everything in the folder that was not read yet; the folder stays open. `stopped` is asked between batches. */
  async catchUp(ctx: Ctx, client: ImapFlow, channel: OpenChannel, box: MailboxSettings, folder: string, stopped: () => boolean): Promise<void> {
    const opened = await client.mailboxOpen(folder, { readOnly: true });
    const state = await inHouse(this.state(ctx, channel, box, folder, opened));
    const uids = await client.search({ uid: `${state.lastUid + 1}:*`, since: state.since }, { uid: true });
    // n:* names the last mail even where its number is lower than n (RFC 9051, 9)
    const fresh = ((uids || []) as number[]).filter((uid) => uid > state.lastUid).sort((a, b) => a - b);
    for (let at = 0; at < fresh.length && !stopped(); at += BATCH) await this.batch(ctx, client, channel, state, fresh.slice(at, at + BATCH));
  }

  /** Where the folder was left; from its beginning where it is new, or where its numbers are no longer the same. */
  private async state(ctx: Ctx, channel: OpenChannel, box: MailboxSettings, path: string, opened: MailboxObject): Promise<FolderState> {
    const uidValidity = String(opened.uidValidity);
    const known = await this.work.read(ctx, (tx) => folderState(tx, channel.id, path));
    if (known?.uidValidity === uidValidity) return known;
    return this.work.write(ctx, async (tx) => {
      const since = known?.since ?? new Date(Date.parse(tx.now) - box.historyDays * DAY_MS).toISOString().slice(0, 10);
      const nothingBefore = !known && box.historyDays === 0;
      const state = { path, uidValidity, lastUid: nothingBefore ? opened.uidNext - 1 : 0, since, begunAt: known?.begunAt ?? tx.now };
      await beginFolder(tx, channel.id, state);
      return state;
    });
  }

  private async batch(ctx: Ctx, client: ImapFlow, channel: OpenChannel, state: FolderState, uids: number[]): Promise<void> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'kontor-imap-'));
    try {
      // the first bytes are the whole of most mails
      const found = await client.fetchAll(uids, { uid: true, size: true, internalDate: true, source: { maxLength: SMALL } }, { uid: true });
      const mails: RawMail[] = [];
      for (const one of [...found].sort((a, b) => a.uid - b.uid)) mails.push(await this.raw(client, one, folder)); // one connection: one after the other
      if (mails.length) await inHouse(this.intake.take(ctx, channel, state, mails));
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }

  private async raw(client: ImapFlow, { uid, size = 0, internalDate, source }: FetchMessageObject, folder: string): Promise<RawMail> {
    const mail = { uid, size, ...(internalDate && { internalDate: new Date(internalDate) }) };
    if (source && (size <= SMALL || source.length < SMALL)) return { ...mail, source: () => Readable.from([source]) };
    const file = path.join(folder, `${uid}.eml`);
    const { content } = await client.download(String(uid), undefined, { uid: true });
    if (content) await pipeline(content, createWriteStream(file));
    return { ...mail, source: () => (content ? createReadStream(file) : Readable.from([Buffer.alloc(0)])) };
  }
}
