import { Box } from '@mui/material';
import type { PointerEvent } from 'react';

const MIN = 60;

/** The right edge of a column's head, dragged with the mouse; the text of a narrow column wraps, so nothing is lost without one. */
export function Resizer({ onWidth }: { onWidth: (width: number) => void }) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const cell = handle.closest('th')!;
    const from = event.clientX;
    const before = cell.getBoundingClientRect().width;
    const at = (move: globalThis.PointerEvent) => Math.max(MIN, Math.round(before + move.clientX - from));
    const move = (next: globalThis.PointerEvent) => void (cell.style.minWidth = cell.style.width = `${at(next)}px`);
    const drop = (end: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      onWidth(at(end));
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', drop, { once: true });
  };
  return (
    <Box
      aria-hidden
      onPointerDown={drag}
      sx={{
        position: 'absolute',
        right: 0,
        top: 8,
        bottom: 8,
        width: 7,
        cursor: 'col-resize',
        touchAction: 'none',
        '&:hover::after, &:active::after': { content: '""', position: 'absolute', inset: '0 2px', bgcolor: 'primary.main', borderRadius: 1 },
      }}
    />
  );
}
