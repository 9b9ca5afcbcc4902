import { Injectable } from '@nestjs/common';
import { byId } from '../core/rows';
import type { Tx } from '../core/tx';
import { bomParts } from './bom.queries';
import { BomService } from './bom.service';
import { builds } from './builds.problems';
import { BuildsService } from './builds.service';
import { ProductionOrder } from './production.entity';
import { releaseOf, saveComponents, unitsOf } from './production.queries';
import { componentsOf, type ComponentDraft } from './production.rules';

type Made = Pick<ProductionOrder, 'buildId' | 'revisionId' | 'quantity' | 'customizations'>;

/** The lists of parts of production orders: from their revision, changed by their options. */
@Injectable()
export class ComponentsService {
  constructor(
    private readonly builds: BuildsService,
    private readonly bom: BomService,
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
