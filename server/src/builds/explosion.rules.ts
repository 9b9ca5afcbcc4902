import { minus, plus, times, withScrap } from '../core/quantity';
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
}

export function graphOf(root: Id, parts: PartFacts[], edges: Edge[]): Graph {
  const lines = new Map<Id, Edge[]>();
  for (const edge of edges) lines.set(edge.madePartId, [...(lines.get(edge.madePartId) ?? []), edge]);
  return { root, parts: [...parts].sort((a, b) => a.level - b.level || (a.sku < b.sku ? -1 : 1)), lines };
}

/**
 * What `quantity` machines need of every part on every level. A part is handled once, after everything that uses it (its
 * deepest level), so stock is given away once: what is on hand of an assembly is used before its own parts are needed.
 * Each line rounds its scrap up by itself, as its production does.
 */
export function explode({ root, parts, lines }: Graph, quantity: Quantity): Need[] {
  const required = new Map<Id, Quantity>();
  const units = new Map(parts.map(({ id, unit }) => [id, unit]));
  const need = (made: Id, of: Quantity) => {
    for (const { partId, quantity: each, scrapPercent } of lines.get(made) ?? [])
      required.set(partId, plus(required.get(partId) ?? 0, withScrap(times(each, of), scrapPercent, units.get(partId)!)));
  };
  need(root, quantity);
  const needs: Need[] = [];
  for (const part of parts) {
    const wanted = required.get(part.id);
    if (!wanted) continue; // stock of an assembly above covers it
    const { id, sku, name, unit, level } = part;
    const available = part.stocked ? Math.max(0, part.available) : wanted;
    const shortage = Math.max(0, minus(wanted, available));
    if (part.made && shortage > 0) need(id, shortage);
    needs.push({ partId: id, sku, name, unit, level, required: wanted, available, shortage, source: sourceOf(part.made, available, shortage) });
  }
  return needs;
}

function sourceOf(made: boolean, available: Quantity, shortage: Quantity): Need['source'] {
  if (!shortage) return 'stock';
  if (available > 0) return 'mixed';
  return made ? 'make' : 'buy';
}

/** What is missing for good: an assembly that can be made is not, its parts are. */
export function missing(graph: Graph, quantity: Quantity): Need[] {
  const made = new Set(graph.parts.filter((part) => part.made).map(({ id }) => id));
  return explode(graph, quantity).filter(({ partId, shortage }) => shortage > 0 && !made.has(partId));
}

const MOST = 1_000_000_000;

/** How many machines the stock is enough for, with all that can be made on the way; null if nothing limits them. */
export function canBuild(graph: Graph): number | null {
  const enough = (count: number) => missing(graph, count).length === 0;
  let high = atMost(graph);
  if (enough(high)) return high === MOST ? null : high;
  let low = 0;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (enough(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
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
