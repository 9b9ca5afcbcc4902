import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Tile } from '../api';
import { inOrder, rowsOf } from './layout';

const ROW = 72;
const GAP = 14;

/** Where a tile stands: its own place on a wide screen, two beside each other on a narrower one, one below the other on a phone. */
export const placeOf = ({ x, y, w, h }: Pick<Tile, 'x' | 'y' | 'w' | 'h'>) => ({
  gridColumn: { xs: '1 / -1', sm: w <= 4 ? 'span 3' : '1 / -1', lg: `${x + 1} / span ${w}` },
  gridRow: { xs: 'auto', sm: `span ${h}`, lg: `${y + 1} / span ${h}` },
  minHeight: { xs: h > 2 ? 240 : 120, sm: 0 },
  minWidth: 0,
  display: 'grid',
});

interface Props<T> {
  tiles: T[];
  render: (tile: T) => ReactNode;
  /** Fills the screen from edge to edge: for a wall. */
  wall?: boolean;
}

export function TileGrid<T extends Tile>({ tiles, render, wall }: Props<T>) {
  return (
    <Box sx={wall ? wallSx(rowsOf(tiles)) : gridSx}>
      {inOrder(tiles).map((tile) => (
        <Box
          key={tile.id}
          sx={
            wall
              ? {
                  ...placeOf(tile),
                  gridColumn: { xs: '1 / -1', md: `${tile.x + 1} / span ${tile.w}` },
                  gridRow: { xs: 'auto', md: `${tile.y + 1} / span ${tile.h}` },
                }
              : placeOf(tile)
          }
        >
          {render(tile)}
        </Box>
      ))}
    </Box>
  );
}

export const gridSx = {
  display: 'grid',
  gap: `${GAP}px`,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(6, minmax(0, 1fr))', lg: 'repeat(12, minmax(0, 1fr))' },
  gridAutoRows: { xs: 'auto', sm: `minmax(${ROW}px, auto)` },
  gridAutoFlow: 'row dense',
  '@media print': { display: 'block', '& > *': { mb: 2, breakInside: 'avoid', minHeight: 120 } },
} as const;

const wallSx = (rows: number) => ({
  ...gridSx,
  flex: 1,
  minHeight: 0,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(12, minmax(0, 1fr))' },
  gridTemplateRows: { md: `repeat(${rows}, minmax(min-content, 1fr))` },
});
