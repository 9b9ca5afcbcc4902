import { ApiProperty } from '@nestjs/swagger';
import { Column } from 'typeorm';
import { Id as IdField, OneOf, Text, Time } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';

export const MAIL_STATUS = ['queued', 'sent', 'failed', 'not_configured', 'withheld'] as const;
export type MailStatus = (typeof MAIL_STATUS)[number];

/** A file, or a document that may still be rendered when the mail is queued. What has a `contentId` stands in the mail itself: `<img src="cid:…">`. */
export type Attachment = { name: string; contentId?: string } & ({ fileId: Id } | { printout: { kind: string; subjectId: Id; revision?: number } });
/** What a list says of itself (RFC 2369, RFC 8058): how to be taken off it. */
export type MailHeaders = Partial<Record<'List-Unsubscribe' | 'List-Unsubscribe-Post' | 'List-Id' | 'Auto-Submitted', string>>;

const strings = { type: 'string', format: 'email', isArray: true } as const;

@Table('core.outgoing_mails')
export class OutgoingMail extends BaseRecord {
  @Column({ type: 'jsonb', name: 'recipients' }) @ApiProperty(strings) to: string[];
  @Column({ type: 'jsonb' }) @ApiProperty(strings) cc: string[];
  @Text() subject: string;
  @Text({ max: 1_000_000 }) html: string;
  @Text({ max: 1_000_000 }) text: string;
  @Column({ type: 'jsonb' }) @ApiProperty({ type: 'object', additionalProperties: true, isArray: true }) attachments: Attachment[];
  @Column({ type: 'jsonb' })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'beside the usual ones' })
  headers: MailHeaders;
  @OneOf('MailStatus', MAIL_STATUS) status: MailStatus;
  @Text({ nullable: true }) error: string | null;
  @Time({ nullable: true }) attemptedAt: string | null;
  @Time({ nullable: true }) sentAt: string | null;
  @Text({ nullable: true }) subjectType: string | null;
  @IdField({ nullable: true }) subjectId: Id | null;
  @Text() messageId: string;
}
