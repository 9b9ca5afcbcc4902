import { Injectable } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import { pageOf } from '../core/list';
import { today } from '../core/organization';
import { Problem } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { BomService, BuildsService, PrintsService, ProductionOrdersService, type PrintJob, type ProductionOrder } from '../builds';
import { PartsService } from '../parts';
import { PurchaseOrdersService, SupplierPartsService, type PurchaseOrder } from '../procurement';
import { fulfillment } from './fulfillment.problems';
import type { RequirementQuery, WhatIfInput } from './planning.dto';
import { alone, lockOrders, openLines, plannedParts, type OpenLine } from './planning.queries';
import { plan } from './planning.rules';
import { draftsOf, skippedOf, type Skipped } from './planning.drafts.rules';
import type { MakeProposal, PlanLine, PlannedBom, Promised, Scenario, Snapshot } from './planning.types';

const HOURS_A_DAY = 8;
/** Printers run through the night. */
const MINUTES_A_DAY = 24 * 60;

const isBuilt = (make: MakeProposal): make is MakeProposal & { buildId: Id } => make.buildId !== null;

/** Reads the present, plans it, and makes documents of the plan. The plan itself is `plan`, which reads nothing. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly parts: PartsService,
    private readonly offers: SupplierPartsService,
    private readonly purchaseOrders: PurchaseOrdersService,
    private readonly builds: BuildsService,
    private readonly bom: BomService,
    private readonly production: ProductionOrdersService,
    private readonly prints: PrintsService,
  ) {}

  /** Per part what is needed, there, to come and missing; in `meta.orders` when each order can be there. */
  async requirements(tx: Tx, query: RequirementQuery): Promise<WithMeta> {
    const { lines, orders } = plan(await this.snapshot(tx), {}, tx.ctx.locale);
    return answer(lines, query, { orders });
  }

  /** The requirements as they would be; `meta.orders` has the promise of each order before and after. Changes nothing. */
  async whatIf(tx: Tx, input: WhatIfInput, query: RequirementQuery): Promise<WithMeta> {
    const snapshot = await this.snapshot(tx);
    const before = new Map(plan(snapshot).orders.map((order) => [order.orderId, order]));
    const { lines, orders } = plan(snapshot, await this.scenario(tx, snapshot, input), tx.ctx.locale);
    return answer(lines, query, { orders: orders.map((after) => compared(after.orderId ? before.get(after.orderId) : undefined, after)) });
  }

  /**
   * A draft for each supplier of what is missing. Drafts count as ordered, so a second call finds nothing more to order;
   * `skipped` says which parts were not ordered and why: `no_supplier`, `made`, `nothing_missing`. 422 `part_unknown`.
   */
  async order(tx: Tx, partIds: Id[] | null): Promise<{ drafts: PurchaseOrder[]; skipped: Skipped[] }> {
    await alone(tx);
    if (partIds) await this.parts.byIds(tx, partIds);
    const snapshot = await this.snapshot(tx);
    const { lines } = plan(snapshot, {}, tx.ctx.locale);
    const wanted = partIds ? lines.filter((line) => partIds.includes(line.partId)) : lines;
    return { drafts: await this.purchaseOrders.createMany(tx, draftsOf(wanted, snapshot)), skipped: skippedOf(wanted, partIds) };
  }

  /** A production order for each thing to be made: for the lines named, or for all that the plan proposes. */
  async produce(tx: Tx, orderItemIds: Id[] | null): Promise<ProductionOrder[]> {
    await alone(tx);
    const proposed = (makes: MakeProposal[]) =>
      makes.filter(isBuilt).filter(({ orderItemId }) => !orderItemIds || (orderItemId && orderItemIds.includes(orderItemId)));
    const first = proposed(plan(await this.snapshot(tx)).makes);
    if (!first.length) return [];
    // an order may get its production at the same time from its own page: behind its lock, what is missing is read again
    await lockOrders(
      tx,
      first.flatMap(({ orderId }) => orderId ?? []),
    );
    const lines = await openLines(tx);
    const makes = proposed(plan(await this.snapshot(tx, lines)).makes);
    if (!makes.length) throw fulfillment.nothingOpen({});
    const choices = new Map(lines.map((line) => [line.orderItemId, line.customizations]));
    return this.production.createMany(
      tx,
      makes.map(({ buildId, quantity, dueDate, orderId, orderItemId }) => ({
        buildId,
        quantity,
        dueDate,
        orderId,
        orderItemId,
        customizations: orderItemId ? choices.get(orderItemId) : null,
      })),
    );
  }

  /** A print job for each part to be printed: for the parts named, or for all that the plan proposes. A second call finds nothing more to print. */
  async print(tx: Tx, partIds: Id[] | null): Promise<PrintJob[]> {
    await alone(tx);
    if (partIds) await this.parts.byIds(tx, partIds);
    const { makes } = plan(await this.snapshot(tx));
    return this.prints.createMany(
      tx,
      makes.filter(({ buildId, partId }) => buildId === null && (!partIds || partIds.includes(partId))),
    );
  }

  private async snapshot(tx: Tx, lines?: OpenLine[]): Promise<Snapshot> {
    const [day, parts, boms, open, supplies, work, prints, recipes, offers] = await Promise.all([
      today(tx),
      plannedParts(tx),
      this.bom.snapshot(tx),
      lines ?? openLines(tx),
      this.purchaseOrders.openSupply(tx),
      this.production.openWork(tx),
      this.prints.running(tx),
      this.prints.recipes(tx),
      this.offers.offers(tx, null),
    ]);
    const changes = await this.changes(tx, open);
    return {
      today: day,
      parts,
      offers,
      // a part that a build makes is made by it; else its print plan says how
      boms: new Map([
        ...recipes.map(({ partId, minutes, material }): [Id, PlannedBom] => [
          partId,
          { buildId: null, lines: [{ ...material, scrapPercent: 0 }], leadTimeDays: Math.ceil(minutes / MINUTES_A_DAY) },
        ]),
        ...[...boms].map(([id, { buildId, lines, buildTimeHours }]): [Id, PlannedBom] => [
          id,
          { buildId, lines, leadTimeDays: Math.ceil((buildTimeHours ?? 0) / HOURS_A_DAY) },
        ]),
      ]),
      demands: open.map((line) => ({ ...line, changes: changes.get(line.orderItemId) })),
      supplies: supplies.map(({ expectedDeliveryDate: expectedDate, ...supply }) => ({ ...supply, expectedDate })),
      production: [
        ...work.map((run) => ({ ...run, components: run.components.map(({ needed: quantity, ...component }) => ({ ...component, quantity })) })),
        ...prints,
      ],
    };
  }

  /** What the customers' choices change of the lists of parts. */
  private async changes(tx: Tx, lines: OpenLine[]): Promise<Map<Id, { partId: Id; quantityDelta: number }[]>> {
    const chosen = lines.filter(({ buildId, customizations }) => buildId && Array.isArray(customizations) && customizations.length);
    const builds = await this.builds.byIds(
      tx,
      chosen.map(({ buildId }) => buildId!),
    );
    return new Map(
      chosen.map(({ orderItemId, buildId, customizations }) => [orderItemId, offered(() => this.builds.changes(builds.get(buildId!)!, customizations))]),
    );
  }

  private async scenario(tx: Tx, snapshot: Snapshot, { orders, changes }: WhatIfInput): Promise<Scenario> {
    const made = orders?.length ? await this.builds.priced(tx, orders, (at, name) => `orders.${at}.${name}`) : [];
    const coming = new Set(snapshot.supplies.map(({ purchaseOrderId }) => purchaseOrderId));
    changes?.forEach(({ purchaseOrderId }, i) => {
      if (!coming.has(purchaseOrderId)) throw fulfillment.purchaseOrderNotOpen({ purchaseOrderId }, `changes.${i}.purchaseOrderId`);
    });
    return {
      orders: made.map(({ partId }, i) => ({ number: `what-if ${i + 1}`, partId, quantity: orders![i].quantity, dueDate: orders![i].dueDate })),
      changes: changes ?? [],
    };
  }
}

/** A choice that the build no longer offers changes nothing here: its production is refused with the same code, where one can act on it. */
function offered<T>(find: () => T[]): T[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof Problem && error.code === 'option_unknown') return [];
    throw error;
  }
}

function answer(lines: PlanLine[], query: RequirementQuery, meta: object): WithMeta {
  const { shortage, source, partId } = query;
  const found = lines.filter(
    (line) => (shortage === undefined || line.shortage > 0 === shortage) && (!source || line.source === source) && (!partId || line.partId === partId),
  );
  return new WithMeta(pageOf(found, query), meta);
}

const compared = (before: Promised | undefined, { orderId, orderNumber, dueDate, ...after }: Promised) => ({
  ...{ orderId, orderNumber, dueDate, before: before ? { promiseDate: before.promiseDate, late: before.late, waitsFor: before.waitsFor } : null, after },
});
