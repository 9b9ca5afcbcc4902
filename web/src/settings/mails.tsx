import type { OutgoingMail } from '../api';
import type { Table } from '../core/table';
import { MailPanel } from './MailPanel';

export const mailsTable: Table<OutgoingMail, 'settings.mails'> = {
  texts: 'settings.mails',
  path: '/outgoing-mails',
  sort: '-createdAt',
  title: ({ subject }) => subject,
  peek: (mail) => <MailPanel mail={mail} />,
  empty: { title: 'settings.mails.empty.title', text: 'settings.mails.empty.text' },
  columns: [
    { field: 'subject', sort: true, card: 'title' },
    { field: 'to', value: ({ to }) => to.join(', ') },
    { field: 'status', type: 'status', sort: true, width: 160 },
    { field: 'createdAt', type: 'time', sort: true, width: 170 },
    { field: 'sentAt', type: 'time', width: 170, hidden: true },
  ],
  filters: [{ field: 'status', kind: 'enum', options: ['queued', 'sent', 'failed', 'not_configured', 'withheld'] }],
};
