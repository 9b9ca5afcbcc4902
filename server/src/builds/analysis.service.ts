import { Injectable } from '@nestjs/common';
import { WithMeta } from '../core/http/envelope';
import { pageOf } from '../core/list';
import { sum, money, type Price } from '../core/money';
import { organizationOf } from '../core/organization';
import { priceFor } from '../core/price-breaks.rules';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { SupplierPartsService } from '../procurement';
import type { BuildCost, CanBuild, CompareQuery, Comparison, ExplosionQuery } from './bom.dto';
import { compared, explosion, labourOf, revisionIds, whereUsed, type ExplosionRow } from './bom.queries';
import { compare } from './bom.rules';
import { BomService } from './bom.service';
import { Build } from './builds.entity';
import { marginOf, rollUp, type RolledUp } from './cost.rules';
import { plannedCosts } from './prints.queries';
import { canBuild, explode, graphOf, missing, type Graph } from './explosion.rules';

/** Questions about lists of parts: what they need, what they cost, how they differ. Changes nothing. */
@Injectable()
export class AnalysisService {
  constructor(
    private readonly parts: PartsService,
    private readonly bom: BomService,
    private readonly offers: SupplierPartsService,
  ) {}

  /** What `quantity` machines need on all levels; `meta.canBuild` says how many the stock is enough for. */
  async explosion(tx: Tx, buildId: Id, { quantity = 1, revisionId, ...query }: ExplosionQuery) {
    const { graph } = await this.graph(tx, buildId, revisionId);
    return new WithMeta(pageOf(explode(graph, quantity), query), { quantity, canBuild: canBuild(graph) });
  }

  async canBuild(tx: Tx, buildId: Id): Promise<CanBuild> {
    const { graph } = await this.graph(tx, buildId);
    const count = canBuild(graph);
    return { canBuild: count, missing: count === null ? [] : missing(graph, count + 1) };
  }

  async cost(tx: Tx, buildId: Id, revisionId?: Id): Promise<BuildCost> {
    const [build, { currency }] = await Promise.all([byId(tx, Build, buildId), organizationOf(tx)]);
    const revision = await this.inForce(tx, buildId, revisionId);
    const { units: _, ...rolled } = await this.rolledUp(tx, build, revision);
    return { buildId, revisionId: revision, currency, ...rolled, basePrice: build.basePrice, ...marginOf(build.basePrice, rolled.total) };
  }

  /** From one revision to another, the last two if none are named; or from another build to this one. */
  async compare(tx: Tx, buildId: Id, { from, to, withBuildId }: CompareQuery): Promise<Comparison> {
    const [newest, before] = await this.bom.newest(tx, buildId).then(() => revisionIds(tx, buildId));
    const after = to ? (await this.bom.revision(tx, buildId, to)).id : newest;
    const other = withBuildId ?? buildId;
    const earlier = from ? (await this.bom.revision(tx, other, from)).id : withBuildId ? (await this.bom.newest(tx, withBuildId)).id : (before ?? newest);
    const [build, otherBuild, lists] = [await byId(tx, Build, buildId), await byId(tx, Build, other), await compared(tx, [earlier, after])];
    const units = new Map([...(await this.rolledUp(tx, otherBuild, earlier)).units, ...(await this.rolledUp(tx, build, after)).units]);
    const differences = compare(lists.get(earlier)!, lists.get(after)!, units);
    const all = [...differences.added, ...differences.removed, ...differences.changed];
    const effect = sum(all.flatMap(({ costEffect }) => (costEffect === null ? [] : [money(costEffect)])));
    return {
      from: earlier,
      to: after,
      ...differences,
      same: lists.get(after)!.length - differences.added.length - differences.changed.length,
      costEffect: effect,
    };
  }

  async whereUsed(tx: Tx, partId: Id, query: { page?: number; perPage?: number; cursor?: string }) {
    await this.parts.one(tx, partId);
    return pageOf(await whereUsed(tx, partId), query);
  }

  private async rolledUp(tx: Tx, build: Build, revisionId: Id): Promise<RolledUp> {
    const edges = await explosion(tx, build.id, revisionId);
    const labour = await labourOf(
      tx,
      edges.filter(({ made }) => made).map(({ partId }) => partId),
    );
    const printed = await plannedCosts(
      tx,
      edges.map(({ partId }) => partId),
    );
    return rollUp(edges, await this.offered(tx, edges), labour.set(null, { hours: build.buildTimeHours, rate: build.labourRate }), printed);
  }

  /** The first offer (the preferred supplier's, else the cheapest) in the organization's own currency for what has no cost yet, at the quantity of one machine. */
  private async offered(tx: Tx, edges: ExplosionRow[]): Promise<Map<Id, Price>> {
    const bought = edges.filter(({ made, averageCost }) => !made && /^0(\.0*)?$/.test(averageCost));
    if (!bought.length) return new Map();
    const [offers, { currency }] = await Promise.all([
      this.offers.offers(
        tx,
        bought.map(({ partId }) => partId),
      ),
      organizationOf(tx),
    ]);
    return new Map(
      bought.flatMap(({ partId, quantity }) => {
        const mine = (offers.get(partId) ?? []).filter((offer) => offer.currency === currency).map((offer) => priceFor(offer, quantity));
        return mine.length ? [[partId, mine[0]] as const] : [];
      }),
    );
  }

  private async inForce(tx: Tx, buildId: Id, revisionId?: Id): Promise<Id> {
    return revisionId ? (await this.bom.revision(tx, buildId, revisionId)).id : this.bom.current(tx, buildId);
  }

  private async graph(tx: Tx, buildId: Id, revisionId?: Id): Promise<{ graph: Graph }> {
    const known = revisionId ? this.bom.revision(tx, buildId, revisionId) : byId(tx, Build, buildId);
    const [edges] = await Promise.all([explosion(tx, buildId, revisionId), known]);
    return { graph: asGraph(edges) };
  }
}

const ROOT = '';

function asGraph(edges: ExplosionRow[]): Graph {
  const parts = new Map(
    edges.map(({ partId: id, sku, name, unit, available, stocked, level, made }) => [id, { id, sku, name, unit, available, stocked, level, made }]),
  );
  for (const { partId, level } of edges) parts.get(partId)!.level = Math.max(parts.get(partId)!.level, level);
  return graphOf(
    ROOT,
    [...parts.values()],
    edges.map(({ madePartId, partId, quantity, scrapPercent }) => ({ madePartId: madePartId ?? ROOT, partId, quantity, scrapPercent })),
  );
}
