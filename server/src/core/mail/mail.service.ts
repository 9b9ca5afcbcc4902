import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { newId } from '../id';
import type { Page } from '../list';
import { byId, insertMany } from '../rows';
import { samplesAmong } from '../sample';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { OutgoingMail, type Attachment, type MailHeaders, type MailStatus } from './mail.entity';
import { mailList, type MailQuery } from './mail.dto';
import { plainText } from './mail.layout';

export const MAIL_QUEUED = 'core.mail_queued';
export const MAIL_SENT = 'core.mail_sent';
export const MAIL_FAILED = 'core.mail_failed';

export interface Mail {
  to: string[];
  cc?: string[];
  subject: string;
  html: string;
  /** Left out, it is made from the html. */
  text?: string;
  attachments?: Attachment[];
  headers?: MailHeaders;
  /** What it is about: `'invoices'` and the id of the invoice. */
  subjectType?: string;
  subjectId?: Id;
}

interface Queued {
  id: Id;
  status: MailStatus;
}

const ATTEMPT = statement(
  `update core.outgoing_mails set attempted_at = now(), updated_at = now() where id = $1 and status in ('queued', 'failed') returning id`,
);
const SENT = statement(
  `update core.outgoing_mails set status = 'sent', error = null, sent_at = now(), updated_at = now(), version = version + 1 where id = $1`,
);
const FAILED = statement(`update core.outgoing_mails set status = $2, error = $3, updated_at = now(), version = version + 1 where id = $1`);
const AGAIN = statement(`update core.outgoing_mails set status = 'queued', updated_at = now(), version = version + 1 where id = $1 and status = 'failed'`);

/** What holds a link that lets its reader in. */
const PERSONAL = ['password-resets', 'invitations'];
const HIDDEN = '(personal link)';
/** What was made for the eyes of its reader: others may see less. It is opened where it was sent from. */
const CONFIDENTIAL = ['report-schedules'];
const KEPT_BACK = '(for its reader)';

@Injectable()
export class MailService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Keeps the mail with the transaction; a worker sends it after the commit. Without a mail server it stays in the outbox as `not_configured`, about sample data as `withheld`. */
  queue = async (tx: Tx, mail: Mail): Promise<Queued> => (await this.queueAll(tx, [mail]))[0];

  /** Many at once, in one statement and in their order. */
  async queueAll(tx: Tx, mails: Mail[]): Promise<Queued[]> {
    const subjects = mails.map(({ subjectId }) => subjectId).filter((id): id is Id => Boolean(id));
    const samples = this.config.smtpUrl ? await samplesAmong(tx, subjects) : () => false;
    const statusOf = ({ subjectId }: Mail): MailStatus => (!this.config.smtpUrl ? 'not_configured' : samples(subjectId) ? 'withheld' : 'queued');
    const kept = mails.map((mail) => {
      const { to, cc = [], subject, html, text = plainText(html), attachments = [], headers = {}, subjectType = null, subjectId = null } = mail;
      const [id, messageId] = [newId(), `<${newId()}@kontor>`];
      return { id, to, cc, subject: oneLine(subject), html, text, attachments, headers, status: statusOf(mail), subjectType, subjectId, messageId };
    });
    await insertMany(tx, OutgoingMail, kept);
    for (const { id, subject, status } of kept) tx.emit(MAIL_QUEUED, id, { subject, status });
    return kept.map(({ id, status }) => ({ id, status }));
  }

  async list(tx: Tx, query: MailQuery): Promise<Page<OutgoingMail>> {
    const { items, ...rest } = await mailList.page(tx, query);
    return { ...rest, items: items.map((mail) => this.shown(tx, mail)) };
  }

  one = async (tx: Tx, id: Id): Promise<OutgoingMail> => this.shown(tx, await this.whole(tx, id));

  /** As it is sent, whoever looks: for the worker. */
  whole = (tx: Tx, id: Id): Promise<OutgoingMail> => byId(tx, OutgoingMail, id);

  /** Tries what was given up once more. */
  async again(tx: Tx, { id, subject }: Pick<OutgoingMail, 'id' | 'subject'>): Promise<void> {
    await rows(tx, AGAIN, [id]);
    tx.emit(MAIL_QUEUED, id, { subject, status: 'queued' });
  }

  /** A personal link is as good as a password: only an admin sees it, and only where no mail server can deliver it. */
  private shown(tx: Tx, mail: OutgoingMail): OutgoingMail {
    const hidden = PERSONAL.includes(mail.subjectType ?? '') && (this.config.smtpUrl || tx.ctx.role !== 'admin');
    if (hidden) return { ...mail, html: HIDDEN, text: HIDDEN };
    return CONFIDENTIAL.includes(mail.subjectType ?? '') && tx.ctx.role !== 'admin'
      ? { ...mail, html: KEPT_BACK, text: KEPT_BACK, attachments: [], headers: {} }
      : mail;
  }

  /** Before the server is spoken to; false if the mail has left already. */
  attempt = async (tx: Tx, id: Id): Promise<boolean> => (await rows(tx, ATTEMPT, [id])).length > 0;

  async sent(tx: Tx, id: Id): Promise<void> {
    await rows(tx, SENT, [id]);
    tx.emit(MAIL_SENT, id);
  }

  /** The error stays visible while it is tried again; `final` gives up. */
  async failed(tx: Tx, id: Id, error: string, final: boolean): Promise<void> {
    await rows(tx, FAILED, [id, final ? 'failed' : 'queued', error]);
    if (final) tx.emit(MAIL_FAILED, id, { error });
  }
}

/** A line break in a subject would start a header of the sender's choice. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');
