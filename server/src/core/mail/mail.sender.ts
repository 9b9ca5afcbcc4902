import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config';
import { On, type Event } from '../events';
import { FileRecord } from '../files/files.entity';
import { FilesService } from '../files/files.service';
import { contentDisposition } from '../http/disposition';
import { organizationOf } from '../organization';
import { Printouts } from '../pdf/printouts';
import { byId } from '../rows';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import type { Attachment, OutgoingMail } from './mail.entity';
import { MAIL_QUEUED, MailService } from './mail.service';

/** Speaks SMTP in the worker, and writes the .eml of a mail. */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private transport?: Transporter;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly mails: MailService,
    private readonly files: FilesService,
    private readonly printouts: Printouts,
  ) {}

  /**
   * Sends once, as far as SMTP allows: what is marked as sent is not sent again; killed between the server's answer and that
   * mark it is, under the same Message-ID, by which mailboxes know the double.
   */
  @On(MAIL_QUEUED)
  async send({ once: _, ...ctx }: Ctx, { subject: id }: Event): Promise<void> {
    if (!this.config.smtpUrl || !(await this.work.write(ctx, (tx) => this.mails.attempt(tx, id)))) return;
    try {
      const mail = await this.work.read(ctx, (tx) => this.mails.whole(tx, id));
      await (this.transport ??= createTransport(this.config.smtpUrl)).sendMail(await this.message(ctx, mail));
      await this.work.write(ctx, (tx) => this.mails.sent(tx, id));
    } catch (error) {
      await this.work.write(ctx, (tx) => this.mails.failed(tx, id, (error as Error).message, Boolean(ctx.lastAttempt)));
      throw error;
    }
  }

  /** The mail as a file, whether it was sent or not. */
  async eml(ctx: Ctx, id: Id, reply: FastifyReply): Promise<void> {
    const mail = await this.work.read(ctx, (tx) => this.mails.one(tx, id));
    const transport = createTransport({ streamTransport: true, buffer: true });
    const { message } = await transport.sendMail(await this.message({ ...ctx, once: undefined }, mail));
    void reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', contentDisposition('attachment', `${mail.subject}.eml`))
      .header('x-content-type-options', 'nosniff')
      .send(message);
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private async message(ctx: Ctx, mail: OutgoingMail): Promise<SendMailOptions> {
    const { to, cc, subject, html, text, messageId, createdAt, headers } = mail;
    const attachments = await Promise.all(mail.attachments.map((attachment) => this.attachment(ctx, attachment)));
    const organization = await this.work.read(ctx, organizationOf);
    const from = { name: organization.name, address: addressOf(this.config.mailFrom) };
    return { from, to, cc, subject, html, text, messageId, date: createdAt, attachments, headers: { ...headers } };
  }

  private async attachment(ctx: Ctx, { name, contentId, ...source }: Attachment) {
    const fileId = 'fileId' in source ? source.fileId : (await this.printouts.finished(ctx, source.printout)).fileId;
    const file = await this.work.read(ctx, (tx) => byId(tx, FileRecord, fileId));
    return {
      filename: name,
      content: await this.files.bytes(ctx, file),
      contentType: file.type,
      ...(contentId && { cid: contentId, contentDisposition: 'inline' as const }),
    };
  }
}

/** `Kontor <kontor@example.com>`: the address is the server's, the name that of the organization. */
const addressOf = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from;
