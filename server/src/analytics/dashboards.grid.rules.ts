/** Tiles stand on a grid of this many columns. */
export const GRID = 12;
