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

/** What one of something needs of the part with a number. */
interface Line {
  at: number;
  each: Quantity;
  scrapPercent: number;
  unit: string;
}

/** A part of all levels of one machine, ready to be calculated: the parts by level, which is their number, with what one of each and one machine needs. */
export interface Graph {
  parts: PartFacts[];
  lines: Line[][];
  machine: Line[];
}

export function graphOf(root: Id, given: PartFacts[], edges: Edge[]): Graph {
  const parts = [...given].sort((a, b) => a.level - b.level || (a.sku < b.sku ? -1 : 1));
  const numbers = new Map(parts.map(({ id }, at) => [id, at]));
  const lines: Line[][] = parts.map(() => []);
  const machine: Line[] = [];
  for (const { madePartId, partId, quantity: each, scrapPercent } of edges) {
    const at = numbers.get(partId)!;
    const own = madePartId === root ? machine : lines[numbers.get(madePartId)!];
    own.push({ at, each, scrapPercent, unit: parts[at].unit });
  }
  return { parts, lines, machine };
}

/**
 * What `quantity` machines need of every part on every level. A part is handled once, after everything that uses it (its
 * deepest level), so stock is given away once: what is on hand of an assembly is used before its own parts are needed.
 * Each line rounds its scrap up by itself, as its production does.
 */
export function explode(graph: Graph, quantity: Quantity): Need[] {
  const required = graph.parts.map(() => 0);
  demand(required, graph.machine, quantity);
  const needs: Need[] = [];
  for (const [at, part] of graph.parts.entries()) {
    const wanted = required[at];
    if (!wanted) continue; // stock of an assembly above covers it
    const { id, sku, name, unit, level } = part;
    const available = part.stocked ? Math.max(0, part.available) : wanted;
    const shortage = Math.max(0, rounded(wanted - available));
    if (part.made && shortage > 0) demand(required, graph.lines[at], shortage);
    needs.push({ partId: id, sku, name, unit, level, required: wanted, available, shortage, source: sourceOf(part.made, available, shortage) });
  }
  return needs;
}

/** Adds to what is required so far what making so many of something takes. */
function demand(required: Quantity[], lines: Line[], of: Quantity): void {
  for (const { at, each, scrapPercent, unit } of lines) required[at] = rounded(required[at] + share(each, of, scrapPercent, unit));
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
  const composed = new Set(graph.parts.filter((_, at) => graph.lines[at].length).map(({ id }) => id));
  return explode(graph, quantity).filter(({ partId, shortage }) => shortage > 0 && !composed.has(partId));
}

const MOST = 1_000_000_000;

/** How many machines the stock is enough for, with all that can be made on the way; null if nothing limits them. */
export function canBuild(graph: Graph): number | null {
  const most = atMost(graph);
  let [low, high] = [0, most];
  // twice as many each time: where the stock is enough for few, few are tried
  for (let next = Math.min(1, most); low < most; next = Math.min(2 * next, most)) {
    if (!enough(graph, next)) {
      high = next - 1;
      break;
    }
    low = next;
  }
  if (low === most) return most === MOST ? null : most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (enough(graph, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether nothing would be `missing`, found out without saying what: it ends at the first part that is. */
function enough(graph: Graph, quantity: Quantity): boolean {
  const { parts, lines, machine } = graph;
  const required = parts.map(() => 0);
  demand(required, machine, quantity);
  for (let at = 0; at < parts.length; at++) {
    const { stocked, available, made } = parts[at];
    const shortage = stocked ? rounded(required[at] - Math.max(0, available)) : 0;
    if (shortage <= 0) continue;
    if (!lines[at].length) return false;
    if (made) demand(required, lines[at], shortage);
  }
  return true;
}

/** No more than the scarcest part of the first level allows. */
function atMost({ parts, machine }: Graph): number {
  const limits = machine.flatMap(({ at, each }) => {
    const part = parts[at];
    return part.made || !part.stocked ? [] : [Math.floor(Math.max(0, part.available) / each + 1e-9)];
  });
  return Math.min(MOST, ...limits);
}
