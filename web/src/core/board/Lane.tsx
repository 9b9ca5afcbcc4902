import { useDraggable, useDroppable } from '@dnd-kit/react';
import DragIndicator from '@mui/icons-material/DragIndicator';
import MoveTo from '@mui/icons-material/DriveFileMoveOutlined';
import { Box, IconButton, Menu, MenuItem, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useText } from '../texts';
import type { BoardColumn, BoardProps } from './Board';

interface LaneProps<T> extends Omit<BoardProps<T>, 'onMove'> {
  column: BoardColumn;
  busy: (card: T) => boolean;
  move: (card: T, to: string) => void;
}

/** A column and its cards. */
export function Lane<T>({ column, cards, busy, ...board }: LaneProps<T>) {
  const t = useText();
  const { ref, isDropTarget } = useDroppable({ id: column.key });
  const count = column.total ?? cards.length;
  return (
    <Paper
      ref={ref}
      variant="outlined"
      component="section"
      aria-label={`${column.label}, ${t('board.cards', { count })}`}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        p: 1,
        minHeight: 240,
        scrollSnapAlign: 'start',
        bgcolor: isDropTarget ? 'action.selected' : 'background.default',
        borderColor: isDropTarget ? 'primary.main' : 'divider',
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', px: 0.5 }}>
        <Typography component="h2" variant="h3">
          {column.label}
        </Typography>
        <Typography component="span" variant="caption" color="textSecondary">
          {count}
        </Typography>
      </Box>
      <Box component="ul" sx={{ display: 'flex', flexDirection: 'column', gap: 1, listStyle: 'none', m: 0, p: 0, flex: 1 }}>
        {cards.map((card) => (
          <Card key={board.idOf(card)} card={card} busy={busy(card)} {...board} />
        ))}
      </Box>
      {!cards.length && (
        <Typography variant="body2" color="textSecondary" sx={{ px: 0.5, pb: 1 }}>
          {t('board.empty')}
        </Typography>
      )}
      {column.foot}
    </Paper>
  );
}

function Card<T>({ card, busy, ...board }: Omit<LaneProps<T>, 'column' | 'busy' | 'cards'> & { card: T; busy: boolean }) {
  const t = useText();
  const title = board.titleOf(card);
  const targets = board.targets(card);
  const { ref, handleRef, isDragging } = useDraggable({ id: board.idOf(card), disabled: busy || !targets.length });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Paper
      ref={ref}
      component="li"
      variant="outlined"
      aria-busy={busy}
      sx={{
        p: 1,
        display: 'flex',
        gap: 0.5,
        opacity: busy ? 0.6 : 1,
        boxShadow: isDragging ? 6 : 0,
        cursor: targets.length ? 'grab' : 'default',
        touchAction: 'manipulation',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>{board.render(card)}</Box>
      {targets.length > 0 && (
        <Box sx={{ display: 'flex', flexDirection: 'column', m: -0.5 }}>
          <IconButton ref={handleRef} size="small" aria-label={t('board.drag', { title })} sx={{ cursor: 'grab', touchAction: 'none' }}>
            <DragIndicator fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t('board.moveTo', { title })}
            aria-haspopup="menu"
            disabled={busy}
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <MoveTo fontSize="small" />
          </IconButton>
          <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
            {board.columns
              .filter((column) => targets.includes(column.key))
              .map((column) => (
                <MenuItem
                  key={column.key}
                  onClick={() => {
                    setAnchor(null);
                    board.move(card, column.key);
                  }}
                >
                  {column.label}
                </MenuItem>
              ))}
          </Menu>
        </Box>
      )}
    </Paper>
  );
}
