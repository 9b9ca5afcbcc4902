import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { clockIn } from '../dates';
import { newestFirst } from '../files/paging';
import { MailService } from '../mail/mail.service';
import { organizationOf } from '../organization';
import { core } from '../problem';
import { byIds, insert, insertMany, update } from '../rows';
import type { ListQuery, Page } from '../list';
import type { Id, Tx } from '../tx';
import { NotificationRow, NotificationSettings, type Notification, type Preferences, type PreferencesInput } from './notify.entity';
import { NOTIFICATION_PREFERENCES_CHANGED, NOTIFICATIONS_READ, NOTIFIED } from './notify.events';
import { kindOf, kinds, wordsOf, type Kind } from './notify.kinds';
import { notificationMail } from './notify.mails';
import { notify } from './notify.problems';
import { MINE, markRead, markSent, recipients, releaseDigests, unreadOf, waiting, type Recipient } from './notify.queries';
import { choiceOf, isQuiet, mailState } from './notify.rules';

export interface News {
  kind: Kind;
  /** What it is about: `'parts'` and the id of the part. */
  resource: string | null;
  subject: Id | null;
  data: Record<string, unknown>;
}
/** Those who may do all of this, or these people as far as they may. */
export interface Audience {
  permissions: readonly string[];
  people?: Id[];
}

@Injectable()
export class NotifyService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: MailService,
  ) {}

  /** Tells people, each as they chose: behind the bell, by mail at once, or with the mail of the morning. */
  async tell(tx: Tx, { kind, ...news }: News, { permissions, people }: Audience): Promise<void> {
    const members = await recipients(tx, people ?? null);
    const organization = await organizationOf(tx);
    const clock = clockIn(organization.timeZone, tx.now);
    const told = members
      .filter((member) => permissions.every((permission) => member.permissions.includes(permission)))
      .map((member) => ({ member, choice: choiceOf(member, kind), quiet: isQuiet(quietOf(member), clock) }))
      .filter(({ choice }) => choice.inApp || choice.mail !== 'off');
    const made = told.map(({ member, choice, quiet }) => ({
      userId: member.id,
      kind: kind.kind,
      ...news,
      inApp: choice.inApp,
      mail: mailState(choice, quiet),
    }));
    await insertMany(tx, NotificationRow, made);
    const atOnce = told.filter((_, at) => made[at].mail === 'sent').map(({ member }) => member);
    await this.post(tx, new Map(atOnce.map((member) => [member, [{ kind: kind.kind, ...news }]])));
    for (const { userId } of made) tx.emit(NOTIFIED, userId, { kind: kind.kind, subject: news.subject });
  }

  /** One's own, newest first, in the language of the request. */
  async mine(tx: Tx, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'> & { unread?: boolean }): Promise<{ page: Page<Notification>; unread: number }> {
    const { actor, locale } = tx.ctx;
    const [page, unread] = await Promise.all([
      newestFirst<Notification>(tx, MINE.columns, MINE.source(query.unread ?? false), actor, query),
      unreadOf(tx, actor),
    ]);
    const items = page.items.map((item) => ({ ...item, title: wordsOf(item.kind, item.data as Record<string, unknown>, locale) }));
    return { page: { ...page, items }, unread };
  }

  /** Nothing happens to what is read already; 404 for what is somebody else's. */
  async read(tx: Tx, id: Id): Promise<{ read: number }> {
    const [found] = await byIds(tx, NotificationRow, [id]);
    if (found?.userId !== tx.ctx.actor || !found.inApp) throw core.notFound({ id });
    return this.mark(tx, id);
  }

  readAll = (tx: Tx): Promise<{ read: number }> => this.mark(tx, null);

  async preferences(tx: Tx): Promise<Preferences> {
    const [own] = await byIds(tx, NotificationSettings, [tx.ctx.actor]);
    return { kinds: kinds().map((kind) => ({ kind: kind.kind, label: kind.label[tx.ctx.locale], ...choiceOf(own ?? {}, kind) })), ...quietOf(own ?? {}) };
  }

  /** What is not named stays as it was. 422 for a kind there is not, or half of the quiet hours. */
  async choose(tx: Tx, { kinds: chosen, quietFrom = null, quietTo = null }: PreferencesInput): Promise<Preferences> {
    const unknown = chosen.find(({ kind }) => !kindOf(kind));
    if (unknown) throw notify.notificationKindUnknown({ kind: unknown.kind }, 'kinds');
    if (!quietFrom !== !quietTo) throw notify.quietHoursIncomplete({}, quietFrom ? 'quietTo' : 'quietFrom');
    const { actor } = tx.ctx;
    const [own] = await byIds(tx, NotificationSettings, [actor], 'for update');
    const values = { kinds: { ...own?.kinds, ...Object.fromEntries(chosen.map(({ kind, inApp, mail }) => [kind, { inApp, mail }])) }, quietFrom, quietTo };
    if (own) await update(tx, NotificationSettings, own, values);
    else await insert(tx, NotificationSettings, { id: actor, ...values });
    tx.emit(NOTIFICATION_PREFERENCES_CHANGED, actor, values);
    return this.preferences(tx);
  }

  /** In the morning what was kept for it is sent, as far as nobody has read it by then. */
  async morning(tx: Tx): Promise<void> {
    await releaseDigests(tx);
    await this.flush(tx);
  }

  /** Sends what waited for the end of somebody's quiet hours: one mail for each person. */
  async flush(tx: Tx): Promise<void> {
    const kept = await waiting(tx);
    if (!kept.length) return;
    const clock = clockIn((await organizationOf(tx)).timeZone, tx.now);
    const awake = (await recipients(tx, [...new Set(kept.map(({ userId }) => userId))])).filter((member) => !isQuiet(quietOf(member), clock));
    const due = new Map(awake.map((member) => [member, kept.filter(({ userId }) => userId === member.id)]));
    await this.post(tx, due);
    await markSent(
      tx,
      [...due.values()].flat().map(({ id }) => id),
    );
  }

  private async mark(tx: Tx, id: Id | null): Promise<{ read: number }> {
    const read = await markRead(tx, tx.ctx.actor, id);
    tx.emit(NOTIFICATIONS_READ, tx.ctx.actor, { read });
    return { read };
  }

  private async post(tx: Tx, due: Map<Recipient, Pick<NotificationRow, 'kind' | 'resource' | 'subject' | 'data'>[]>): Promise<void> {
    const organization = await organizationOf(tx);
    await Promise.all([...due].map(([member, news]) => this.mails.queue(tx, notificationMail(organization, member, news, this.config.publicUrl))));
  }
}

const quietOf = ({ quietFrom = null, quietTo = null }: { quietFrom?: string | null; quietTo?: string | null }) => ({ quietFrom, quietTo });
