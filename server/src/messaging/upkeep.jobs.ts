import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { forget } from '../core/forget';
import { Every } from '../core/jobs/clocks';
import { Task } from '../core/jobs/jobs.service';
import { row, rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { MESSAGES_FORGOTTEN } from './messaging.events';
import { RESEAL } from './settings.service';
import { TextsService, type Told } from './texts.service';

const BATCH = 500;
const OLD = statement(`
  select id, content, html, subject from messaging.messages where id > $1 and (
      case when $2 = 0 then content like 'sealed:%' or html like 'sealed:%' or subject like 'sealed:%'
      else (content <> '' and content not like 'sealed:' || $2::text || ':%') or (html is not null and html not like 'sealed:' || $2::text || ':%')
        or (subject is not null and subject not like 'sealed:' || $2::text || ':%') end)
  order by id limit ${BATCH} for update`);
const WRITE = statement(`
  update messaging.messages m set content = w.content, html = w.html, subject = w.subject, tokens = w.tokens
  from jsonb_to_recordset($1) as w(id uuid, content text, html text, subject text, tokens text[]) where m.id = w.id`);
const OLD_SUBJECTS = statement(`
  select id, subject, '' as content, null as html from messaging.conversations where id > $1 and subject is not null and (
    case when $2 = 0 then subject like 'sealed:%' else subject not like 'sealed:' || $2::text || ':%' end) order by id limit ${BATCH} for update`);
const WRITE_SUBJECTS = statement(`
  update messaging.conversations c set subject = w.subject from jsonb_to_recordset($1) as w(id uuid, subject text) where c.id = w.id`);
const FIRST = '00000000-0000-0000-0000-000000000000';

const RETENTION = statement(`select retention_months as months from messaging.settings`);
const SPENT = statement(`
  select m.id from messaging.messages m join messaging.conversations c on c.id = m.conversation_id
  where c.status = 'resolved' and c.last_message_time < $1::timestamptz - make_interval(months => $2) and not m.metadata ? 'forgotten' order by m.id limit 5000`);
const FORGET = statement(`
  update messaging.messages set content = '', html = null, subject = null, tokens = null, sender_name = null, metadata = '{"forgotten": true}', updated_at = $2
  where id = any ($1) returning conversation_id as "conversationId"`);
const FORGET_SUBJECTS = statement(`update messaging.conversations set subject = null where id = any ($1)`);

/** What goes on by itself with texts that are kept. */
@Injectable()
export class UpkeepJobs {
  constructor(
    private readonly work: Work,
    private readonly texts: TextsService,
    private readonly files: FilesService,
  ) {}

  /** Every text as it is to be kept now, some at a time; then keys that nothing is sealed under are deleted. */
  @Task(RESEAL)
  async reseal({ once: _, ...ctx }: Ctx): Promise<{ changed: number }> {
    const messages = await this.rewrite(ctx, OLD, WRITE);
    const subjects = await this.rewrite(ctx, OLD_SUBJECTS, WRITE_SUBJECTS);
    await this.work.write(ctx, (tx) => this.forgetKeys(tx));
    return { changed: messages + subjects };
  }

  /** Texts whose time is over: that something was said, and when, stays. */
  @Every('40 2 * * *')
  async retain({ once: _, ...ctx }: Ctx): Promise<void> {
    for (let found = 1; found;) {
      const { count, hashes } = await this.work.write(ctx, (tx) => this.forgetSome(tx));
      await this.files.discard(ctx, hashes);
      found = count;
    }
  }

  private async rewrite(ctx: Ctx, read: typeof OLD, write: typeof WRITE): Promise<number> {
    let changed = 0;
    for (let last: Id | undefined = FIRST; last;) {
      const done = await this.work.write(ctx, (tx) => this.some(tx, read, write, last!));
      changed += done.count;
      last = done.last;
    }
    return changed;
  }

  private async some(tx: Tx, read: typeof OLD, write: typeof WRITE, last: Id): Promise<{ count: number; last?: Id }> {
    const { number, keep } = await this.texts.keeper(tx);
    const found = await this.texts.open(tx, await rows<Told & { id: Id } & Record<string, unknown>>(tx, read, [last, number]));
    if (!found.length) return { count: 0 };
    await rows(tx, write, [JSON.stringify(found.map(({ id, content, html, subject }) => ({ id, ...keep({ content, html, subject }) })))]);
    return { count: found.length, last: found.at(-1)!.id };
  }

  /** Whoever writes under an old key holds it: it is waited for, and what was written so is sealed anew before the key goes. */
  private async forgetKeys(tx: Tx): Promise<void> {
    const { number } = await this.texts.keeper(tx);
    if (!number) return;
    await this.texts.holdBefore(tx, number);
    for (const [read, write] of [
      [OLD, WRITE],
      [OLD_SUBJECTS, WRITE_SUBJECTS],
    ])
      for (let last: Id | undefined = FIRST; last;) last = (await this.some(tx, read, write, last)).last;
    await this.texts.forgetBefore(tx, number);
  }

  private async forgetSome(tx: Tx): Promise<{ count: number; hashes: string[] }> {
    const { months = null } = (await row<{ months: number | null }>(tx, RETENTION)) ?? {};
    if (!months) return { count: 0, hashes: [] };
    const ids = (await rows<{ id: Id }>(tx, SPENT, [tx.now, months])).map(({ id }) => id);
    if (!ids.length) return { count: 0, hashes: [] };
    const gone = await rows<{ conversationId: Id }>(tx, FORGET, [ids, tx.now]);
    const conversations = [...new Set(gone.map(({ conversationId }) => conversationId))];
    await rows(tx, FORGET_SUBJECTS, [conversations]);
    const hashes = await forget(tx, { persons: [], subjects: ids, emails: [], words: [] });
    for (const id of conversations) tx.emit(MESSAGES_FORGOTTEN, id, { reason: 'retention' });
    return { count: ids.length, hashes };
  }
}
