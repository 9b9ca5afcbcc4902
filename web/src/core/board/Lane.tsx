import { useDraggable, useDroppable } from '@dnd-kit/react';
import DragIndicator from '@mui/icons-material/DragIndicator';
import MoveTo from '@mui/icons-material/DriveFileMoveOutlined';
import { Box, IconButton, Menu, MenuItem, Paper, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../texts';
import { OVER, type BoardColumn, type BoardProps } from './Board';

interface LaneProps<T> extends Omit<BoardProps<T>, 'onMove'> {
  column: BoardColumn;
  busy: (card: T) => boolean;
  move: (card: T, to: string, at?: T) => void;
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
        ...(column.color && { borderTop: 3, borderTopColor: column.color }),
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
      {column.head}
      <Box component="ul" sx={{ display: 'flex', flexDirection: 'column', gap: 1, listStyle: 'none', m: 0, p: 0, flex: 1 }}>
        {cards.map((card) => (
          <Card key={board.idOf(card)} card={card} busy={busy(card)} {...board} beside={beside(cards, cards.indexOf(card))} />
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

/** The cards above and below. */
interface Beside<T> {
  up?: T;
  down?: T;
}
const beside = <T,>(cards: T[], index: number): Beside<T> => ({ up: cards[index - 1], down: cards[index + 1] });

interface CardProps<T> extends Omit<LaneProps<T>, 'column' | 'busy' | 'cards'> {
  card: T;
  busy: boolean;
  beside: Beside<T>;
}

function Card<T>({ card, busy, ...board }: CardProps<T>) {
  const t = useText();
  const title = board.titleOf(card);
  const targets = board.targets(card);
  const { ref, handleRef, isDragging } = useDraggable({ id: board.idOf(card), disabled: busy || !targets.length });
  const place = useDroppable({ id: `${OVER}${board.idOf(card)}`, disabled: !board.ordered || isDragging });
  const { ref: placeRef } = place;
  const both = useCallback(
    (element: HTMLElement | null) => {
      ref(element);
      placeRef(element);
    },
    [ref, placeRef],
  );
  return (
    <Paper
      ref={both}
      component="li"
      variant="outlined"
      aria-busy={busy}
      sx={{
        p: 1,
        display: 'flex',
        gap: 0.5,
        opacity: busy ? 0.6 : 1,
        ...(place.isDropTarget && { borderColor: 'primary.main', outline: 1, outlineColor: 'primary.main' }),
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
          <MoveMenu card={card} busy={busy} {...board} />
        </Box>
      )}
    </Paper>
  );
}

/** Where it may go, without dragging. */
function MoveMenu<T>({ card, busy, beside: { up, down }, ...board }: CardProps<T>) {
  const t = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const targets = board.targets(card);
  const here = board.columnOf(card);
  const item = (key: string, label: string, to: string, at?: T) => (
    <MenuItem
      key={key}
      onClick={() => {
        setAnchor(null);
        board.move(card, to, at);
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('board.moveTo', { title: board.titleOf(card) })}
        aria-haspopup="menu"
        disabled={busy}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoveTo fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {board.ordered && up && item('up', t('core.actions.up'), here, up)}
        {board.ordered && down && item('down', t('core.actions.down'), here, down)}
        {board.columns.filter((column) => targets.includes(column.key)).map((column) => item(column.key, column.label, column.key))}
      </Menu>
    </>
  );
}
