import type { Tile } from './dashboards.entity';
import { GRID } from './dashboards.grid.rules';

type Placed = Pick<Tile, 'x' | 'y' | 'w' | 'h'>;
const overlap = (a: Placed, b: Placed): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Gives each tile the first place that is free, row by row, in their order. */
export function packed<T extends Pick<Tile, 'w' | 'h'>>(tiles: readonly T[]): (T & Placed)[] {
  const placed: (T & Placed)[] = [];
  for (const tile of tiles) {
    const free = (at: number) => {
      const one = { ...tile, x: at % GRID, y: Math.floor(at / GRID) };
      return one.x + one.w <= GRID && !placed.some((other) => overlap(one, other)) ? one : undefined;
    };
    let at = 0;
    let found = free(at);
    while (!found) found = free(++at);
    placed.push(found);
  }
  return placed;
}

const NUMBERS = ['metric', 'series', 'forecast'];

export interface TileFault {
  path: string;
  reason: string;
}

/**
 * What is wrong with tiles that came from outside; `known` says whether a metric may stand in a tile.
 * A tile needs what its kind shows and nothing else, and a place of its own on the grid.
 */
export function tileFaults(tiles: readonly Tile[], known: (metric: string) => boolean): TileFault[] {
  return tiles.flatMap((tile, i) => {
    const fault = (path: string, reason: string): TileFault[] => [{ path: `tiles.${i}.${path}`, reason }];
    const shows = NUMBERS.includes(tile.kind);
    if (tiles.findIndex(({ id }) => id === tile.id) < i) return fault('id', 'another tile has this id');
    if (shows && !(tile.metric && known(tile.metric))) return fault('metric', 'no such metric');
    if (!shows && tile.metric) return fault('metric', `a tile of the kind ${tile.kind} has no metric`);
    if ((tile.kind === 'report') !== Boolean(tile.reportId)) return fault('reportId', tile.reportId ? 'only a tile of a report has one' : 'which report');
    if (tile.x + tile.w > GRID) return fault('w', `wider than the grid of ${GRID} columns`);
    if (tiles.slice(0, i).some((other) => overlap(other, tile))) return fault('x', 'another tile stands there');
    return [];
  });
}

/** `Sales` with `Sales 2` there: `Sales 3`. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const base = name.replace(/ \d+$/, '').slice(0, 75);
  let at = 2;
  while (used.has(`${base} ${at}`.toLowerCase())) at++;
  return `${base} ${at}`;
}
