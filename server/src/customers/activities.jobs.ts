import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import { notice } from '../core/notify/notify.kinds';
import { NotifyService } from '../core/notify/notify.service';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { ACTIVITY_REMINDED } from './customers.events';

const DUE = notice({
  kind: 'customers.activity_due',
  mail: 'now',
  label: { en: 'A task of yours is due', de: 'Eine Ihrer Aufgaben ist fällig' },
  says: { en: 'Due: {title} ({customer})', de: 'Fällig: {title} ({customer})' },
});

const REMIND = statement(`
  update customers.activities a set reminded_at = $1, updated_at = $1
  where a.remind_at <= $1 and a.reminded_at is null and a.done_at is null and a.deleted_at is null and a.owner_id is not null
  returning a.id, a.owner_id as "ownerId", a.title, a.customer_id as "customerId", a.subject_type as "subjectType", a.subject_id as "subjectId",
    (select c.name from customers.customers c where c.id = a.customer_id) as customer`);

interface Due {
  [column: string]: unknown;
  id: Id;
  ownerId: Id;
  title: string;
  customerId: Id | null;
  subjectType: string | null;
  subjectId: Id | null;
  customer: string | null;
}

@Injectable()
export class ActivitiesJobs {
  constructor(
    private readonly work: Work,
    private readonly notify: NotifyService,
  ) {}

  /** Tells owners of what is due, once per task and time. */
  @Every('*/5 * * * *')
  remind(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.tell(tx));
  }

  async tell(tx: Tx): Promise<number> {
    const due = await rows<Due>(tx, REMIND, [tx.now]);
    for (const { id, ownerId, title, customer, customerId, subjectType, subjectId } of due) {
      const where = subjectType ? { resource: subjectType, subject: subjectId } : { resource: 'customers', subject: customerId };
      // people differ from task to task: each is told of theirs
      await this.notify.tell(tx, { kind: DUE, ...where, data: { title, customer, activity: id } }, { permissions: ['activities:read'], people: [ownerId] });
      tx.emit(ACTIVITY_REMINDED, id, { ownerId });
    }
    return due.length;
  }
}
