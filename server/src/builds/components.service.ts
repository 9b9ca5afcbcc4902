import { Injectable } from '@nestjs/common';
import { byId } from '../core/rows';
import { Problem } from '../core/problem';
import { minus } from '../core/quantity';
import type { Id, Tx } from '../core/tx';
import { partsProblems, StockService } from '../parts';
import { AllocationsService } from '../procurement';
import { bomParts } from './bom.queries';
import { BomService } from './bom.service';
import { builds } from './builds.problems';
import { BuildsService } from './builds.service';
import type { Substitution } from './production.dto';
import { ProductionOrder } from './production.entity';
import { releaseOf, saveComponents, substitutesOf, unitsOf } from './production.queries';
import { componentsOf, substituted, type ComponentDraft } from './production.rules';
import { needing } from './production.shared';

type Made = Pick<ProductionOrder, 'buildId' | 'revisionId' | 'quantity' | 'customizations'>;

/** The lists of parts of production orders: from their revision, changed by their options. */
@Injectable()
export class ComponentsService {
  constructor(
    private readonly builds: BuildsService,
    private readonly bom: BomService,
    private readonly stock: StockService,
    private readonly allocations: AllocationsService,
  ) {}

  /** What each of the orders needs. 422 `option_unknown`, `option_takes_too_much`. */
  async of(tx: Tx, orders: Made[]): Promise<ComponentDraft[][]> {
    const lines = await bomParts(tx, [...new Set(orders.map(({ revisionId }) => revisionId))]);
    const known = await this.builds.byIds(
      tx,
      orders.map(({ buildId }) => buildId),
    );
    const changes = orders.map(({ buildId, customizations }) => this.builds.changes(known.get(buildId)!, customizations));
    const units = await unitsOf(
      tx,
      changes.flat().map(({ partId }) => partId),
    );
    return orders.map(({ revisionId, quantity, buildId }, at) => {
      const components = componentsOf(lines.get(revisionId)!, changes[at], units, quantity);
      if ('below' in components) throw builds.optionTakesTooMuch({ buildId, partId: components.below }, 'customizations');
      return components;
    });
  }

  /** Takes other parts in place of components; what was reserved of those is freed. 422 `not_a_substitute`. */
  async substitute(tx: Tx, order: ProductionOrder, wanted: Substitution[]): Promise<ProductionOrder> {
    const allowed = await substitutesOf(tx, order.id);
    const wrong = wanted.findIndex(({ partId, substituteId }) => !allowed.some((one) => one.partId === partId && one.substituteId === substituteId));
    if (wrong >= 0) throw builds.notASubstitute({ ...wanted[wrong] }, `substitutes.${wrong}.substituteId`);
    await this.stock.release(
      tx,
      wanted.map(({ partId }) => ({ for: needing(order), partId })),
    );
    if (order.awaitsGoods)
      await this.allocations.fit(
        tx,
        wanted.map(({ partId }) => ({ forType: 'production_order' as const, forId: order.id, partId })),
      );
    const instead = new Map(wanted.map(({ partId, substituteId }) => [partId, substituteId]));
    await saveComponents(tx, [{ id: order.id, components: substituted(order.components as ComponentDraft[], instead, order.quantity) }]);
    return byId(tx, ProductionOrder, order.id);
  }

  /** Of what comes, it is promised no more than it still has to get. */
  async fitIncoming(tx: Tx, order: ProductionOrder): Promise<void> {
    const reserved = await this.stock.reservedFor(tx, [needing(order)]);
    await this.allocations.fit(
      tx,
      order.components.map(({ partId, required, consumed }) => {
        const held = reserved.filter((line) => line.partId === partId).map(({ quantity }) => quantity);
        return { forType: 'production_order' as const, forId: order.id, partId, most: Math.max(0, minus(required, consumed, ...held)) };
      }),
    );
  }

  /** A refusal for want of stock says what could be taken instead. */
  async suggest(tx: Tx, orderId: Id, error: unknown): Promise<never> {
    if (!(error instanceof Problem) || error.code !== 'insufficient_stock') throw error;
    const found = await substitutesOf(tx, orderId);
    const details = error.faults[0].details as { available: number; required: number; shortages: { partId: Id }[] };
    const shortages = details.shortages.map((shortage) => ({
      ...shortage,
      substitutes: found.filter(({ partId, available }) => partId === shortage.partId && available > 0).map(({ partId: _, ...substitute }) => substitute),
    }));
    throw partsProblems.insufficientStock({ ...details, shortages });
  }

  /** The order on a released revision: its draft is released now, and what changed in it since the planning counts. */
  async settled(tx: Tx, order: ProductionOrder): Promise<ProductionOrder> {
    const { status, releasedAt } = (await releaseOf(tx, order.revisionId))!;
    if (status === 'draft') await this.bom.settle(tx, order.buildId, order.revisionId);
    else if (releasedAt! <= order.createdAt) return order;
    const [components] = await this.of(tx, [order]);
    await saveComponents(tx, [{ id: order.id, components }]);
    return byId(tx, ProductionOrder, order.id);
  }
}
