import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { PURCHASE_ORDER_OVERDUE } from './procurement.events';

// the version stays: nothing of the order has changed for whoever edits it
const FALL_DUE = statement(`
  with late as (
    select o.id, least(o.expected_delivery_date, (select min(i.expected_date) from procurement.purchase_order_items i
      where i.purchase_order_id = o.id and not i.cancelled and i.quantity > i.received_quantity)) as day
    from procurement.purchase_orders o where o.status in ('sent', 'partially_received') and o.deleted_at is null)
  update procurement.purchase_orders t set overdue_told = late.day
  from procurement.suppliers s, late
  where s.id = t.supplier_id and late.id = t.id and late.day < core.today() and t.overdue_told is distinct from late.day
  returning t.id, t.po_number as "poNumber", s.name as "supplierName", to_char(late.day, 'YYYY-MM-DD') as "expectedDeliveryDate"`);

/** Tells of what should have come until yesterday, once for each day that was promised. */
async function fallDue(tx: Tx): Promise<number> {
  const due = await rows<{ id: Id; poNumber: string; supplierName: string; expectedDeliveryDate: string }>(tx, FALL_DUE, []);
  for (const { id, ...facts } of due) tx.emit(PURCHASE_ORDER_OVERDUE, id, facts);
  return due.length;
}

@Injectable()
export class PurchaseOrderJobs {
  constructor(private readonly work: Work) {}

  /** Shortly after midnight in the organization's zone. */
  @Every('4 0 * * *')
  overdue(ctx: Ctx) {
    return this.work.write(ctx, fallDue);
  }
}
