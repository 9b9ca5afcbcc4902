import { anyOf, is, list } from '../list';
import { MAIL_STATUS, OutgoingMail } from './mail.entity';

export const mailList = list({
  entity: OutgoingMail,
  search: true,
  filter: { status: anyOf('status', MAIL_STATUS), subjectType: is('subjectType') },
  sort: ['-createdAt', 'subject', 'status'],
});
export class MailQuery extends mailList.Query {}
