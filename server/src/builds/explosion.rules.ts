import { times, withScrap } from '../core/quantity';
import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';

/** One line of a list of parts: a machine or an assembly (`madePartId`) needs so much of a part. */
export interface Edge {
  madePartId: Id;
  partId: Id;
  quantity: Quantity;
  scrapPercent: number;
}
export interface PartFacts {
  id: Id;
  sku: string;
  name: string;
  unit: string;
  available: Quantity;
  /** Something that keeps no stock (a service) is never short. */
  stocked: boolean;
  /** The deepest level it stands on: 1 is the list of the machine itself. */
  level: number;
  /** Whether a build makes it. */
  made: boolean;
}

export const SOURCES = ['stock', 'make', 'buy', 'mixed'] as const;
export interface Need {
  partId: Id;
  sku: string;
  name: string;
  unit: string;
  level: number;
  required: Quantity;
  available: Quantity;
  shortage: Quantity;
  source: (typeof SOURCES)[number];
}

/** A part of all levels of one machine, ready to be calculated: `parts` by level, the lines by what they belong to. */
export interface Graph {
  root: Id;
  parts: PartFacts[];
  lines: Map<Id, Edge[]>;
  units: Map<Id, string>;
}

export function graphOf(root: Id, parts: PartFacts[], edges: Edge[]): Graph {
  const lines = new Map<Id, Edge[]>();
  for (const edge of edges) {
    const own = lines.get(edge.madePartId);
    if (own) own.push(edge);
    else lines.set(edge.madePartId, [edge]);
  }
  return {
    root,
    parts: [...parts].sort((a, b) => a.level - b.level || (a.sku < b.sku ? -1 : 1)),
    lines,
    units: new Map(parts.map(({ id, unit }) => [id, unit])),
  };
}

/**
 * What `quantity` machines need of every part on every level. A part is handled once, after everything that uses it (its
 * deepest level), so stock is given away once: what is on hand of an assembly is used before its own parts are needed.
 * Each line rounds its scrap up by itself, as its production does.
 */
export function explode(graph: Graph, quantity: Quantity): Need[] {
  const { required, need } = demand(graph);
  need(graph.root, quantity);
  const needs: Need[] = [];
  for (const part of graph.parts) {
    const wanted = required.get(part.id);
    if (!wanted) continue; // stock of an assembly above covers it
    const { id, sku, name, unit, level } = part;
    const available = part.stocked ? Math.max(0, part.available) : wanted;
    const shortage = Math.max(0, rounded(wanted - available));
    if (part.made && shortage > 0) need(id, shortage);
    needs.push({ partId: id, sku, name, unit, level, required: wanted, available, shortage, source: sourceOf(part.made, available, shortage) });
  }
  return needs;
}

/** What is required so far, and what making something adds to it. */
function demand({ lines, units }: Graph) {
  const required = new Map<Id, Quantity>();
  const need = (made: Id, of: Quantity) => {
    for (const { partId, quantity: each, scrapPercent } of lines.get(made) ?? [])
      required.set(partId, rounded((required.get(partId) ?? 0) + share(each, of, scrapPercent, units.get(partId)!)));
  };
  return { required, need };
}

/** Sums of a few quantities, back to 3 decimals. */
const rounded = (value: Quantity): Quantity => Math.round(value * 1000) / 1000;

/** As production takes it; without scrap in whole thousandths, which is exact below 2^53 and far faster than decimals. */
function share(each: Quantity, of: Quantity, scrapPercent: number, unit: string): Quantity {
  const millionths = Math.round(each * 1000) * Math.round(of * 1000);
  if (!scrapPercent && millionths <= Number.MAX_SAFE_INTEGER) return Math.round(millionths / 1000) / 1000;
  return withScrap(times(each, of), scrapPercent, unit);
}

function sourceOf(made: boolean, available: Quantity, shortage: Quantity): Need['source'] {
  if (!shortage) return 'stock';
  if (available > 0) return 'mixed';
  return made ? 'make' : 'buy';
}

/** What is missing for good: an assembly that can be made is not, its parts are. */
export function missing(graph: Graph, quantity: Quantity): Need[] {
  return explode(graph, quantity).filter(({ partId, shortage }) => shortage > 0 && !graph.lines.has(partId));
}

const MOST = 1_000_000_000;

/** How many machines the stock is enough for, with all that can be made on the way; null if nothing limits them. */
export function canBuild(graph: Graph): number | null {
  let high = atMost(graph);
  if (enough(graph, high)) return high === MOST ? null : high;
  let low = 0;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (enough(graph, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether nothing would be `missing`, found out without saying what: it ends at the first part that is. */
function enough(graph: Graph, quantity: Quantity): boolean {
  const { required, need } = demand(graph);
  need(graph.root, quantity);
  for (const { id, stocked, available, made } of graph.parts) {
    const shortage = stocked ? rounded((required.get(id) ?? 0) - Math.max(0, available)) : 0;
    if (shortage <= 0) continue;
    if (!graph.lines.has(id)) return false;
    if (made) need(id, shortage);
  }
  return true;
}

/** No more than the scarcest part of the first level allows. */
function atMost({ root, parts, lines }: Graph): number {
  const facts = new Map(parts.map((part) => [part.id, part]));
  const limits = (lines.get(root) ?? []).flatMap(({ partId, quantity }) => {
    const part = facts.get(partId)!;
    return part.made || !part.stocked ? [] : [Math.floor(Math.max(0, part.available) / quantity + 1e-9)];
  });
  return Math.min(MOST, ...limits);
}
