import { Injectable } from '@nestjs/common';
import { html, type Html } from '../html';
import { Organization } from '../identity/organization.entity';
import { byId } from '../rows';
import type { Id, Tx } from '../tx';
import { mailLayout } from './mail.layout';
import { MailService } from './mail.service';

export interface DocumentMailInput {
  to: string | string[];
  subject: string;
  /** Plain words; an empty line begins a new paragraph, an address of the web can be followed. */
  message: string;
  attachment?: { name: string; printout: { kind: string; subjectId: Id; revision?: number } };
  /** The resource and the id of the record. */
  subjectType: string;
  subjectId: Id;
}

const linked = (line: string): Html[] => line.split(/(https:\/\/\S+)/).map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));

/** A document on its way to somebody: the organization's brand around a few words, the PDF attached. */
@Injectable()
export class DocumentMail {
  constructor(private readonly mails: MailService) {}

  async send(tx: Tx, { to, subject, message, attachment, subjectType, subjectId }: DocumentMailInput): Promise<{ id: Id; status: string }> {
    const { name, brand, address, vatId } = await byId(tx, Organization, tx.ctx.organization);
    const footer = [[name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(' · '), vatId ?? ''].filter(
      Boolean,
    );
    const paragraphs = message
      .split(/\n\s*\n/)
      .map((paragraph) => html`<p style="margin:0 0 14px">${paragraph.split('\n').map((line) => html`${linked(line)}<br />`)}</p>`);
    const body = mailLayout({ organization: { name, primaryColor: brand?.primaryColor, footer }, heading: subject, body: html`${paragraphs}` });
    return this.mails.queue(tx, { to: [to].flat(), subject, html: body, text: message, attachments: attachment ? [attachment] : [], subjectType, subjectId });
  }
}
