import { DragDropProvider, KeyboardSensor, PointerSensor, type DragEndEvent, type DragOverEvent } from '@dnd-kit/react';
import { Box } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { Hidden } from '../Hidden';
import { useText } from '../texts';
import { Lane } from './Lane';
import { useMoves } from './useMoves';

export interface BoardColumn {
  key: string;
  label: string;
  /** Of all cards of the column, if not all of them are shown. */
  total?: number;
  /** Beside the name: sums. */
  head?: ReactNode;
  /** A line of colour above the column. */
  color?: string;
  /** Below the cards: where the others are. */
  foot?: ReactNode;
}

export interface BoardProps<T> {
  label: string;
  columns: BoardColumn[];
  cards: T[];
  idOf: (card: T) => string;
  columnOf: (card: T) => string;
  titleOf: (card: T) => string;
  render: (card: T) => ReactNode;
  /** Columns that a card may be moved to. */
  targets: (card: T) => string[];
  /** Why a card may not be dropped there; it goes back and this is told. */
  reason: (card: T, to: string) => string;
  /** Cards have an order within their column: they are dropped between others, and moved up and down by the menu. */
  ordered?: boolean;
  /** Does what the drop means; `at`: the card in whose place it was dropped, else the end. The card stays where it was dropped meanwhile; `false` or a failure takes it back. */
  onMove: (card: T, to: string, at?: T) => Promise<boolean>;
}

/** Before the id of a card, as a place to drop upon. */
export const OVER = 'over:';
const COLUMN = 280;
const SENSORS = [PointerSensor, KeyboardSensor.configure({ offset: { x: COLUMN + 12, y: 60 } })];

/** Cards in columns, moved by mouse, touch, keyboard or a menu. A drop shows at once and is taken back visibly when it is refused. */
export function Board<T>(props: BoardProps<T>) {
  const { label, columns, cards, idOf, columnOf, titleOf } = props;
  const t = useText();
  const { inColumn, move, busy } = useMoves(props);
  const [said, setSaid] = useState('');
  const nameOf = (key: string) => columns.find((column) => column.key === key)?.label ?? '';
  const cardOf = (id: unknown) => cards.find((card) => idOf(card) === id);
  /** Over a column, or over a card of it. */
  const placeOf = (id: unknown) => {
    const at = cardOf(String(id).replace(OVER, ''));
    return at ? { to: columnOf(at), at } : { to: String(id) };
  };
  const over = ({ operation }: DragOverEvent) => {
    const card = cardOf(operation.source?.id);
    if (!card || !operation.target) return;
    const { to, at } = placeOf(operation.target.id);
    setSaid(
      at
        ? t('board.overCard', { title: titleOf(card), other: titleOf(at), column: nameOf(to) })
        : t('board.over', { title: titleOf(card), column: nameOf(to) }),
    );
  };
  const drop = ({ operation, canceled }: DragEndEvent) => {
    const card = cardOf(operation.source?.id);
    if (!card) return;
    setSaid('');
    if (canceled || !operation.target) return;
    const { to, at } = placeOf(operation.target.id);
    if (to !== columnOf(card) || props.ordered)
      void move(card, to, at).then((done) =>
        setSaid(t(done ? 'board.dropped' : 'board.back', { title: titleOf(card), column: nameOf(done ? to : columnOf(card)) })),
      );
  };
  return (
    // the first of its plugins speaks English only; what it would say is said here
    <DragDropProvider sensors={SENSORS} plugins={([, ...others]) => others} onDragOver={over} onDragEnd={drop}>
      <Box
        role="group"
        tabIndex={0} // scrolls by the arrow keys, also where no card stands in it
        aria-label={label}
        sx={{
          display: 'grid',
          gridAutoFlow: 'column',
          gridAutoColumns: `minmax(min(${COLUMN}px, 84vw), 1fr)`,
          gap: 1.5,
          overflowX: 'auto',
          pb: 1,
          scrollSnapType: { xs: 'x proximity', md: 'none' },
        }}
      >
        {columns.map((column) => (
          <Lane key={column.key} {...props} column={column} cards={inColumn(column.key)} busy={busy} move={(card, to, at) => void move(card, to, at)} />
        ))}
      </Box>
      <Box role="status">
        <Hidden>{said}</Hidden>
      </Box>
    </DragDropProvider>
  );
}
