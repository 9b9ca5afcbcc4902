import { Injectable } from '@nestjs/common';
import { minus } from '../core/quantity';
import { update } from '../core/rows';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { partsProblems } from '../parts';
import { PRODUCTION_PICKED } from './builds.events';
import { builds } from './builds.problems';
import type { PickInput } from './picks.dto';
import { ProductionOrder } from './production.entity';
import { ProductionOrdersService } from './production.service';

const THERE = statement(`
  select coalesce(sum(h.on_hand), 0)::float8 as quantity from parts.lots l join parts.stock_lots h on h.lot_id = l.id and h.status = 'ok'
  where l.part_id = $1 and l.code = $2`);
const PICKED = statement(`
  update builds.production_components set picked = $2::numeric,
    picked_codes = case when $2::numeric = 0 then '{}' when $3::text is null or $3 = any (picked_codes) then picked_codes else picked_codes || $3::text end
  where id = $1`);

/** Fetching the parts of an order: what was scanned is remembered, so that a colleague can go on. */
@Injectable()
export class PicksService {
  constructor(private readonly orders: ProductionOrdersService) {}

  /** 422 `component_unknown` for a part the order does not need, `lot_unknown` for a lot or piece that does not lie there or is blocked. */
  async pick(tx: Tx, id: Id, { partId, quantity, code }: PickInput): Promise<ProductionOrder> {
    const order = await this.orders.locked(tx, id);
    if (order.status === 'completed' || order.status === 'cancelled') throw builds.productionFixed({ status: order.status });
    const component = order.components.find((one) => one.partId === partId);
    if (!component) throw builds.componentUnknown({ partId }, 'partId');
    const needed = minus(component.required, component.consumed);
    const there = code && component.tracking !== 'none' ? (await row<{ quantity: number }>(tx, THERE, [partId, code]))!.quantity : null;
    if (there === 0) throw partsProblems.lotUnknown({ code, partId }, 'code');
    const again = !!code && component.pickedCodes.includes(code);
    const picked = quantity ?? (there === null ? needed : again ? component.picked : Math.min(needed, component.picked + there));
    await rows(tx, PICKED, [component.id, picked, code ?? null]);
    tx.emit(PRODUCTION_PICKED, id, { partId, sku: component.sku, picked, ...(code && { code }) });
    return (await update(tx, ProductionOrder, order, {})).row;
  }
}
