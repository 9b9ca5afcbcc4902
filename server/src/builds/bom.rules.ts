import Decimal from 'decimal.js';
import { price, type Price, type Quantity } from '../core/money';
import { minus } from '../core/quantity';
import type { Id } from '../core/tx';

/** One step down a list of parts: what is made, and of what. */
export interface Reach {
  made: Id;
  part: Id;
  madeSku: string;
  partSku: string;
}

/** The way from a part back to itself, by SKU, or undefined: depth first, each part entered once. */
export function cycleOf(edges: Reach[], start: Id): string[] | undefined {
  const next = new Map<Id, Reach[]>();
  for (const edge of edges) next.set(edge.made, [...(next.get(edge.made) ?? []), edge]);
  const seen = new Set<Id>();
  const walk = (part: Id, path: string[]): string[] | undefined => {
    for (const edge of next.get(part) ?? []) {
      const way = [...path, edge.partSku];
      if (edge.part === start) return way;
      if (seen.has(edge.part)) continue;
      seen.add(edge.part);
      const found = walk(edge.part, way);
      if (found) return found;
    }
    return undefined;
  };
  const first = next.get(start)?.[0];
  return first && walk(start, [first.madeSku]);
}

export interface Compared {
  partId: Id;
  sku: string;
  name: string;
  unit: string;
  quantityRequired: Quantity;
}
export interface Difference {
  partId: Id;
  sku: string;
  name: string;
  unit: string;
  from: Quantity;
  to: Quantity;
  delta: Quantity;
  costEffect: Price | null;
}

/** What is new, gone and changed in quantity from one list to another, with what it costs per machine (null: the cost is not known). */
export function compare(before: Compared[], after: Compared[], costs: Map<Id, string>): { added: Difference[]; removed: Difference[]; changed: Difference[] } {
  const [was, is] = [before, after].map((lines) => new Map(lines.map((line) => [line.partId, line])));
  const differences = [...new Map([...is, ...was]).values()].map(({ partId, sku, name, unit }): Difference => {
    const [from, to] = [was.get(partId)?.quantityRequired ?? 0, is.get(partId)?.quantityRequired ?? 0];
    const delta = minus(to, from);
    return { partId, sku, name, unit, from, to, delta, costEffect: costs.has(partId) ? costEffect(delta, costs.get(partId)!) : null };
  });
  const bySku = differences.filter(({ delta }) => delta !== 0).sort((a, b) => (a.sku < b.sku ? -1 : 1));
  return {
    added: bySku.filter(({ from }) => !from),
    removed: bySku.filter(({ to }) => !to),
    changed: bySku.filter(({ from, to }) => from && to),
  };
}

const costEffect = (delta: Quantity, cost: string): Price => price(new Decimal(delta).times(cost).toFixed(4));
