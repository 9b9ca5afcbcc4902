import Decimal from 'decimal.js';
import { price, type Price, type Quantity } from '../core/money';
import { withScrap } from '../core/quantity';
import type { Id } from '../core/tx';

export interface CostEdge {
  /** Null for the list of the machine itself. */
  madePartId: Id | null;
  partId: Id;
  sku: string;
  name: string;
  unit: string;
  quantity: Quantity;
  scrapPercent: number;
  level: number;
  made: boolean;
  averageCost: string;
}
export interface Labour {
  hours: Quantity;
  rate: Price | null;
}
export type CostSource = 'average' | 'offer' | 'print' | 'made' | 'none';

interface Unit {
  material: Decimal;
  labour: Decimal;
  source: CostSource;
}
export interface RolledUp {
  material: Price;
  labour: Price;
  total: Price;
  unknown: string[];
  /** What one of each part costs, of those that have a cost. */
  units: Map<Id, Price>;
  lines: { partId: Id; sku: string; name: string; unit: string; level: number; quantity: Quantity; unitCost: Price; cost: Price; source: CostSource }[];
}

/**
 * What one machine costs, from the bottom up: bought parts at their moving average, else at the best offer; made parts at what
 * their own list and work cost, whatever lies in stock. `labour` by made part, the machine itself under null.
 */
export function rollUp(edges: CostEdge[], offers: Map<Id, Price>, labour: Map<Id | null, Labour>, printed: Map<Id, Price> = new Map()): RolledUp {
  const below = new Map<Id | null, CostEdge[]>();
  for (const edge of edges) below.set(edge.madePartId, [...(below.get(edge.madePartId) ?? []), edge]);
  const units = new Map<Id, Unit>();
  const sumOf = (made: Id | null): Omit<Unit, 'source'> => {
    const { hours, rate } = labour.get(made) ?? { hours: 0, rate: null };
    return (below.get(made) ?? []).reduce(
      (all, edge) => {
        const unit = unitOf(edge);
        const quantity = withScrap(edge.quantity, edge.scrapPercent, edge.unit);
        return { material: all.material.plus(unit.material.times(quantity)), labour: all.labour.plus(unit.labour.times(quantity)) };
      },
      { material: new Decimal(0), labour: new Decimal(hours).times(rate ?? 0) },
    );
  };
  const unitOf = (edge: CostEdge): Unit => {
    const found =
      units.get(edge.partId) ?? (edge.made && below.has(edge.partId) ? { ...sumOf(edge.partId), source: 'made' as const } : bought(edge, offers, printed));
    units.set(edge.partId, found);
    return found;
  };
  const { material, labour: work } = sumOf(null);
  return {
    material: price(material.toFixed(4)),
    labour: price(work.toFixed(4)),
    total: price(material.plus(work).toFixed(4)),
    unknown: [...new Set(edges.filter(({ partId }) => units.get(partId)?.source === 'none').map(({ sku }) => sku))].sort(),
    units: new Map([...units].filter(([, { source }]) => source !== 'none').map(([id, unit]) => [id, costOf(unit)])),
    lines: edges.map((edge) => lineOf(edge, unitOf(edge))),
  };
}

/** At the average; before anything of it was ever there, as it would be printed, else at the best offer. */
function bought({ partId, averageCost }: CostEdge, offers: Map<Id, Price>, printed: Map<Id, Price>): Unit {
  const labour = new Decimal(0);
  const average = new Decimal(averageCost);
  if (average.gt(0)) return { material: average, labour, source: 'average' };
  const print = printed.get(partId);
  if (print) return { material: new Decimal(print), labour, source: 'print' };
  return { material: new Decimal(offers.get(partId) ?? 0), labour, source: offers.has(partId) ? 'offer' : 'none' };
}

const costOf = ({ material, labour }: Unit): Price => price(material.plus(labour).toFixed(4));

function lineOf({ partId, sku, name, unit, level, quantity, scrapPercent }: CostEdge, cost: Unit): RolledUp['lines'][number] {
  const gross = withScrap(quantity, scrapPercent, unit);
  const each = cost.material.plus(cost.labour);
  return { partId, sku, name, unit, level, quantity: gross, unitCost: price(each.toFixed(4)), cost: price(each.times(gross).toFixed(4)), source: cost.source };
}

/** What is left of a price after its cost, and in percent of the price with 2 decimals. */
export function marginOf(basePrice: Price, total: Price): { margin: Price; marginPercent: number | null } {
  const margin = new Decimal(basePrice).minus(total);
  const percent = new Decimal(basePrice).isZero() ? null : margin.div(basePrice).times(100).toDecimalPlaces(2).toNumber();
  return { margin: price(margin.toFixed(4)), marginPercent: percent };
}
