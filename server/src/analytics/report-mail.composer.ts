import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { FilesService, type Stored } from '../core/files/files.service';
import type { Attachment } from '../core/mail/mail.entity';
import { MailService, type Mail } from '../core/mail/mail.service';
import { organizationOf, type OrganizationFacts } from '../core/organization';
import type { Id, Tx } from '../core/tx';
import type { Locale, MailFile, ReportContent, ReportMail } from './report-mail';
import { reportHtml } from './report-mail.html';
import { reportLink, tooLarge } from './report-mail.links';
import { reportText } from './report-mail.text';
import type { SentFile } from './schedules.dto';
import { settle, takePending, type Delivery } from './schedules.queries';
import type { Plan } from './schedules.runs';

/** Files of report mails belong to this, which nobody may read as such: they are reached through their mail. */
export const REPORT_MAIL_FILES = 'report-mails';
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** What was made for readers of the same rights and language. */
export interface Made {
  locale: Locale;
  content: ReportContent;
  pictures: Map<string, Stored>;
  files: Stored[];
  filesWithheld: boolean;
}

/** From numbers to mails in the outbox. */
@Injectable()
export class ReportComposer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly files: FilesService,
    private readonly mails: MailService,
  ) {}

  /** One mail for each delivery that is still pending, and none for what another worker has sent meanwhile. */
  async queue(tx: Tx, plan: Plan, made: Made, deliveries: Delivery[]): Promise<number> {
    const free = await takePending(
      tx,
      deliveries.map(({ id }) => id),
    );
    const mine = deliveries.filter(({ id }) => free.has(id));
    if (!mine.length) return 0;
    const { rows } = made.content;
    if (plan.schedule.onlyIfRows && rows === 0 && !plan.run.onlyTo) {
      await settle(
        tx,
        mine.map(({ id }) => ({ id, status: 'skipped_empty', mailId: null, rows, error: null, files: [] })),
      );
      return 0;
    }
    const kept = await this.keep(tx, plan.run.id, made);
    const organization = await organizationOf(tx);
    const queued = await this.mails.queueAll(
      tx,
      mine.map((delivery) => this.mail(tx, organization, plan, made, kept, delivery)),
    );
    const files = kept.files;
    await settle(
      tx,
      mine.map(({ id }, i) => ({ id, status: 'queued', mailId: queued[i].id, rows, error: null, files })),
    );
    return mine.length;
  }

  /** What the mail says, before it is known which files go along. */
  draft({ schedule, run, owner }: Plan, { locale, content }: Pick<Made, 'locale' | 'content'>, organization: OrganizationFacts, now: string): ReportMail {
    const { name, brand, address } = organization;
    const footer = [[name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(' · ')];
    return {
      organization: { name, primaryColor: brand?.primaryColor, footer },
      locale,
      day: dayWords(locale, run.dueAt, run.timeZone),
      calculatedAt: now,
      content,
      scheduleName: schedule.name,
      ownerName: owner.name,
      files: [],
      filesWithheld: false,
      linksUntil: null,
      openUrl: null,
      unsubscribeUrl: null,
      trial: run.onlyTo !== null,
    };
  }

  private mail(tx: Tx, organization: OrganizationFacts, plan: Plan, made: Made, kept: Kept, delivery: Delivery): Mail {
    const { schedule } = plan;
    const until = Math.floor(Date.parse(tx.now) / 1_000) + LINK_DAYS * 86_400;
    const linked = kept.files.some((file) => file.linked);
    const files = kept.files.map(({ id, name, size, linked: link }): MailFile => ({ name, size, url: link ? this.fileUrl(tx, id, until) : null }));
    const token = delivery.userId ? null : reportLink(this.config.jwtSecret, 'unsubscribe', { organization: tx.ctx.organization, id: delivery.id, until: 0 });
    const mail: ReportMail = {
      ...this.draft(plan, made, organization, tx.now),
      files,
      filesWithheld: made.filesWithheld,
      linksUntil: linked ? new Date(Date.parse(tx.now) + LINK_DAYS * DAY_MS).toISOString() : null,
      openUrl: delivery.userId ? `${this.config.publicUrl}/go/${goal(schedule)}` : null,
      unsubscribeUrl: token && `${this.config.publicUrl}/unsubscribe/${token}`,
    };
    const attached: Attachment[] = kept.files.filter((file) => !file.linked).map(({ id, name }) => ({ name, fileId: id }));
    return {
      to: [delivery.email],
      subject: subjectOf(mail),
      html: reportHtml(mail),
      text: reportText(mail),
      attachments: [...kept.pictures, ...attached],
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(token && {
          'List-Id': `<${schedule.id}.reports.kontor>`,
          'List-Unsubscribe': `<${this.config.publicUrl}/api/v1/public/report-mails/${token}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
      subjectType: 'report-schedules',
      subjectId: schedule.id,
    };
  }

  private fileUrl = ({ ctx }: Tx, id: Id, until: number): string =>
    `${this.config.publicUrl}/api/v1/public/report-files/${reportLink(this.config.jwtSecret, 'file', { organization: ctx.organization, id, until })}`;

  private async keep(tx: Tx, runId: Id, { pictures, files }: Made): Promise<Kept> {
    const subject = { resource: REPORT_MAIL_FILES, subjectId: runId };
    const attach = (stored: Stored) => this.files.attach(tx, stored, subject, 'printout');
    const drawn = await Promise.all([...pictures].map(async ([contentId, stored]) => ({ name: stored.name, contentId, fileId: (await attach(stored)).id })));
    const linked = tooLarge(files);
    const kept = await Promise.all(files.map(async (stored) => ({ ...stored, linked: linked.has(stored), id: (await attach(stored)).id })));
    return { pictures: drawn, files: kept.map(({ id, name, type, size, linked: link }) => ({ id, name, type, size, linked: link })) };
  }
}

interface Kept {
  pictures: Attachment[];
  files: SentFile[];
}

/** `Offene Posten · 01.03.2026 – 29.03.2026 · Montag, 30. März 2026`. */
const subjectOf = ({ content, day }: ReportMail): string => [content.title, content.period.label, day].join(' · ').slice(0, 250);

const dayWords = (locale: Locale, instant: string, zone: string): string =>
  new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'full', timeZone: zone }).format(new Date(instant));

const goal = ({ what, reportId, dashboardId, id }: Plan['schedule']): string =>
  what === 'report' ? `reports/${reportId}` : what === 'dashboard' ? `dashboards/${dashboardId}` : `report-schedules/${id}`;
