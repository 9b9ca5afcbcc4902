import { Injectable } from '@nestjs/common';
import type { DateString } from '../core/dates';
import type { ListQuery, Page } from '../core/list';
import type { Tx } from '../core/tx';
import { InvoicesService } from '../billing';
import { OrdersService, PlanningService } from '../fulfillment';
import { PartsService } from '../parts';
import { PurchaseOrdersService } from '../procurement';
import type { WorkNumber } from './dashboard.dto';
import { linkTo, WORK, workOf } from './work.rules';

/** What there is to do, counted by the lists themselves. */
@Injectable()
export class WorkService {
  constructor(
    private readonly orders: OrdersService,
    private readonly planning: PlanningService,
    private readonly parts: PartsService,
    private readonly purchaseOrders: PurchaseOrdersService,
    private readonly invoices: InvoicesService,
  ) {}

  /** The numbers of the lists that one may read. */
  async numbers(tx: Tx, today: DateString): Promise<WorkNumber[]> {
    const asked = workOf(today);
    const mine = WORK.filter((key) => tx.ctx.permissions.includes(asked[key].can));
    return Promise.all(mine.map(async (key) => ({ key, count: await this.count(tx, asked[key]), list: linkTo(asked[key].path, asked[key].query) })));
  }

  private async count(tx: Tx, { path, query }: ReturnType<typeof workOf>[keyof ReturnType<typeof workOf>]): Promise<number> {
    const first: ListQuery = { ...query, perPage: 1 };
    const pages = {
      '/orders': () => this.orders.list(tx, first),
      '/planning/requirements': async () => (await this.planning.requirements(tx, first)).payload as Page<unknown>,
      '/parts': () => this.parts.list(tx, first),
      '/purchase-orders': () => this.purchaseOrders.list(tx, first),
      '/invoices': () => this.invoices.list(tx, first),
    };
    return (await pages[path]()).pagination.total ?? 0;
  }
}
