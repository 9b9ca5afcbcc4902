import { Bool, Int } from '../core/dto';
import { BaseRecord, Table } from '../core/record';

/** How the organization keeps its messages; one row, made when it is first changed. */
@Table('messaging.settings')
export class MessagingSettings extends BaseRecord {
  @Bool({ filled: true, description: 'texts are kept encrypted; they are found by whole words then' }) encrypted: boolean;
  @Int({ min: 1, max: 240, nullable: true, description: 'so many months after its last message the texts of a resolved conversation are deleted; null: never' })
  retentionMonths: number | null;
  @Bool({ filled: true, description: 'whoever writes first and is not known becomes a customer' }) createsCustomers: boolean;
  @Bool({ filled: true, description: 'whether it is noticed that mails are opened and their links followed, by those who consented' }) tracksMails: boolean;
}
