import { useDraggable, useDroppable } from '@dnd-kit/react';
import DragIndicator from '@mui/icons-material/DragIndicator';
import MoreVert from '@mui/icons-material/MoreVert';
import OpenInFull from '@mui/icons-material/SouthEast';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useCallback, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { MetricEntry, Tile } from '../api';
import { useText } from '../core/texts';
import { TileMenu } from './TileMenu';
import { placeOf } from './TileGrid';
import type { Arranging } from './useArranging';

interface Props {
  tile: Tile;
  at: number;
  arranging: Arranging;
  metrics: Map<string, MetricEntry> | undefined;
  children: ReactNode;
}

const ARROWS: Record<string, { by: number; w: number; h: number }> = {
  ArrowLeft: { by: -1, w: -1, h: 0 },
  ArrowRight: { by: 1, w: 1, h: 0 },
  ArrowUp: { by: -1, w: 0, h: -1 },
  ArrowDown: { by: 1, w: 0, h: 1 },
};

/** A tile with a handle, a menu and a corner to pull. */
export function ArrangeTile({ tile, at, arranging, children }: Props) {
  const t = useText();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const { ref, handleRef, isDragging } = useDraggable({ id: tile.id });
  const { ref: placeRef, isDropTarget } = useDroppable({ id: `over:${tile.id}`, disabled: isDragging });
  const name = arranging.nameOf(tile);
  const both = useCallback(
    (element: HTMLElement | null) => {
      ref(element);
      placeRef(element);
    },
    [ref, placeRef],
  );
  const byKey = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    if (event.shiftKey) arranging.resize(tile.id, arrow);
    else arranging.move(tile.id, Math.max(0, at + arrow.by));
  };
  const handle = t('arrange.handle', { name });
  return (
    <Box
      component="li"
      ref={both}
      sx={{
        ...placeOf(tile),
        position: 'relative',
        opacity: isDragging ? 0.75 : 1,
        zIndex: isDragging ? 10 : 'auto',
        borderRadius: 1,
        ...(isDropTarget && { outline: 2, outlineColor: 'primary.main' }),
      }}
    >
      <Box inert sx={{ minWidth: 0, display: 'grid' }}>
        {children}
      </Box>
      <Box sx={{ position: 'absolute', top: 6, right: 6, display: 'flex', bgcolor: 'background.paper', borderRadius: 1, border: 1, borderColor: 'divider' }}>
        <Tooltip title={handle}>
          <IconButton ref={handleRef} size="small" aria-label={handle} onKeyDown={byKey} sx={{ cursor: 'grab', touchAction: 'none' }}>
            <DragIndicator fontSize="small" />
          </IconButton>
        </Tooltip>
        <IconButton size="small" aria-label={t('arrange.more', { name })} aria-haspopup="menu" onClick={(event) => setMenu(event.currentTarget)}>
          <MoreVert fontSize="small" />
        </IconButton>
      </Box>
      <Corner label={t('arrange.resize', { name })} onPull={(by) => arranging.resize(tile.id, by)} tile={tile} />
      {menu && <TileMenu tile={tile} at={at} anchor={menu} arranging={arranging} onClose={() => setMenu(null)} />}
    </Box>
  );
}

/** Pulled by mouse or finger; for the keyboard there are the handle and the menu. */
function Corner({ label, onPull, tile }: { label: string; onPull: (by: { w: number; h: number }) => void; tile: Tile }) {
  const start = useRef<{ x: number; y: number; column: number; row: number; w: number; h: number } | null>(null);
  const down = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY, column: box.width / tile.w, row: box.height / tile.h, w: tile.w, h: tile.h };
  };
  const pull = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    if (!from) return;
    const w = from.w + Math.round((event.clientX - from.x) / from.column) - tile.w;
    const h = from.h + Math.round((event.clientY - from.y) / from.row) - tile.h;
    if (w || h) onPull({ w, h });
  };
  return (
    <Tooltip title={label}>
      <Box
        aria-hidden
        onPointerDown={down}
        onPointerMove={pull}
        onPointerUp={() => (start.current = null)}
        onPointerCancel={() => (start.current = null)}
        sx={{
          position: 'absolute',
          right: 2,
          bottom: 2,
          width: 28,
          height: 28,
          display: { xs: 'none', lg: 'grid' },
          placeItems: 'center',
          cursor: 'nwse-resize',
          touchAction: 'none',
          color: 'text.secondary',
        }}
      >
        <OpenInFull sx={{ fontSize: 16 }} />
      </Box>
    </Tooltip>
  );
}
