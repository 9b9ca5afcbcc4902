/** Where tiles stand; the server says it the same way. */
export const GRID = 12;
export const ROWS_MOST = 12;
interface Size {
  w: number;
  h: number;
}
interface Place extends Size {
  x: number;
  y: number;
}

const overlap = (a: Place, b: Place) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Gives each tile the first place that is free, row by row, in their order. */
export function packed<T extends Size>(tiles: readonly T[]): (T & Place)[] {
  const placed: (T & Place)[] = [];
  for (const tile of tiles) {
    const w = within(tile.w, 1, GRID);
    for (let at = 0; ; at++) {
      const one = { ...tile, w, x: at % GRID, y: Math.floor(at / GRID) };
      if (one.x + w > GRID || placed.some((other) => overlap(one, other))) continue;
      placed.push(one);
      break;
    }
  }
  return placed;
}

/** As they are read: row by row, from the left. On a phone they stand in this order. */
export const inOrder = <T extends Place>(tiles: readonly T[]): T[] => [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);

/** One tile takes the place of another; what is between moves up. */
export function moved<T extends Size & { id: string }>(tiles: readonly T[], id: string, to: number): (T & Place)[] {
  const one = tiles.find((tile) => tile.id === id);
  const others = tiles.filter((tile) => tile.id !== id);
  if (!one) return packed(tiles);
  const at = within(to, 0, others.length);
  return packed([...others.slice(0, at), one, ...others.slice(at)]);
}

export function resized<T extends Size & { id: string }>(tiles: readonly T[], id: string, by: Size, least: Size): (T & Place)[] {
  const size = (tile: T) => ({ w: within(tile.w + by.w, least.w, GRID), h: within(tile.h + by.h, least.h, ROWS_MOST) });
  return packed(tiles.map((tile) => (tile.id === id ? { ...tile, ...size(tile) } : tile)));
}

export const rowsOf = (tiles: readonly Place[]): number => Math.max(1, ...tiles.map(({ y, h }) => y + h));
