import { Injectable } from '@nestjs/common';
import { FileRecord } from '../core/files/files.entity';
import type { Attachment } from '../core/mail/mail.entity';
import { MailService } from '../core/mail/mail.service';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { REPORT_MAIL_FILES } from './report-mail.composer';
import type { ByRunFile, ByRunRecipient, Subscription } from './schedules.dto';
import { ReportRun, ReportSchedule } from './schedules.entity';
import { REPORT_SUBSCRIPTION } from './schedules.events';
import { deliveriesOf, deliveryById, subscribe, unsubscribe, unsubscribedFrom, type Delivery } from './schedules.queries';
import { mayOpen } from './schedules.runs';

interface Sent {
  subject: string;
  html: string;
  text: string;
  /** The pictures that stand in it. */
  pictures: { contentId: string; file: FileRecord }[];
}

/** What was sent, for those who may read it, and for those who do not want it any more. */
@Injectable()
export class SentReportsService {
  constructor(private readonly mails: MailService) {}

  /** 404 for who it was not computed for. */
  async mail(tx: Tx, where: ByRunRecipient): Promise<Sent> {
    const { mailId } = await this.delivery(tx, where);
    if (!mailId) throw core.notFound({ id: where.recipientId });
    const { subject, html, text, attachments } = await this.mails.whole(tx, mailId);
    const inline = attachments.filter((one): one is Extract<Attachment, { fileId: Id }> & { contentId: string } => 'fileId' in one && Boolean(one.contentId));
    const files = await byIds(
      tx,
      FileRecord,
      inline.map(({ fileId }) => fileId),
    );
    return { subject, html, text, pictures: inline.map(({ contentId, fileId }) => ({ contentId, file: files.find(({ id }) => id === fileId)! })) };
  }

  async file(tx: Tx, where: ByRunFile): Promise<FileRecord> {
    const { files } = await this.delivery(tx, where);
    if (!files.some(({ id }) => id === where.fileId)) throw core.notFound({ id: where.fileId });
    return byId(tx, FileRecord, where.fileId);
  }

  /** What a link in a mail opens: only a file of such a mail. */
  async linked(tx: Tx, id: Id): Promise<FileRecord> {
    const file = await byId(tx, FileRecord, id);
    if (file.resource !== REPORT_MAIL_FILES || file.deletedAt) throw core.notFound({ id });
    return file;
  }

  async subscription(tx: Tx, deliveryId: Id): Promise<Subscription> {
    const [{ email, scheduleId }, { name: organizationName }] = await Promise.all([this.addressed(tx, deliveryId), organizationOf(tx)]);
    const [schedule, off] = await Promise.all([byId(tx, ReportSchedule, scheduleId), unsubscribedFrom(tx, scheduleId)]);
    return { organizationName, scheduleName: schedule.name, email, subscribed: !off.has(email) };
  }

  /** Nothing happens where it is so already. */
  async subscribe(tx: Tx, deliveryId: Id, wanted: boolean): Promise<Subscription> {
    const { email, scheduleId } = await this.addressed(tx, deliveryId);
    const changed = await (wanted ? subscribe(tx, scheduleId, email) : unsubscribe(tx, scheduleId, email));
    if (changed) tx.emit(REPORT_SUBSCRIPTION, scheduleId, { email, subscribed: wanted });
    return this.subscription(tx, deliveryId);
  }

  private async addressed(tx: Tx, id: Id): Promise<{ email: string; scheduleId: Id }> {
    const found = await deliveryById(tx, id);
    if (!found || found.userId) throw core.notFound({ id });
    return { email: found.email, scheduleId: (await byId(tx, ReportRun, found.runId)).scheduleId };
  }

  private async delivery(tx: Tx, { id, runId, recipientId }: ByRunRecipient): Promise<Delivery> {
    const [schedule, run] = await Promise.all([byId(tx, ReportSchedule, id), byId(tx, ReportRun, runId)]);
    const delivery = (await deliveriesOf(tx, runId)).find((one) => one.id === recipientId);
    if (run.scheduleId !== id || !delivery || !mayOpen(tx.ctx, schedule, delivery.userId)) throw core.notFound({ id: recipientId });
    return delivery;
  }
}
