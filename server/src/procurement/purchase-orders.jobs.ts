import { Injectable } from '@nestjs/common';
import { Every } from '../core/jobs/clocks';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { PURCHASE_ORDER_OVERDUE } from './procurement.events';

// the version stays: nothing of the order has changed for whoever edits it
const FALL_DUE = statement(`
  update procurement.purchase_orders t set overdue_told = t.expected_delivery_date
  from procurement.suppliers s
  where s.id = t.supplier_id and t.status in ('sent', 'partially_received') and t.expected_delivery_date < core.today() and t.deleted_at is null
    and t.overdue_told is distinct from t.expected_delivery_date
  returning t.id, t.po_number as "poNumber", s.name as "supplierName", to_char(t.expected_delivery_date, 'YYYY-MM-DD') as "expectedDeliveryDate"`);

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
