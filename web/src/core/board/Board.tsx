import { DragDropProvider, KeyboardSensor, PointerSensor, type DragEndEvent, type DragOverEvent } from '@dnd-kit/react';
import { Box } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { queries } from '../api';
import { Hidden } from '../Hidden';
import { complain, notify } from '../notify';
import { useText } from '../texts';
import { Lane } from './Lane';

export interface BoardColumn {
  key: string;
  label: string;
  /** Of all cards of the column, if not all of them are shown. */
  total?: number;
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
  /** Does what the drop means. The card stays where it was dropped meanwhile; `false` or a failure takes it back. */
  onMove: (card: T, to: string) => Promise<boolean>;
}

const COLUMN = 280;
const SENSORS = [PointerSensor, KeyboardSensor.configure({ offset: { x: COLUMN + 12, y: 60 } })];

/** Cards in columns, moved by mouse, touch, keyboard or a menu. A drop shows at once and is taken back visibly when it is refused. */
export function Board<T>(props: BoardProps<T>) {
  const { label, columns, cards, idOf, columnOf, titleOf } = props;
  const t = useText();
  const { placed, move } = useMoves(props);
  const [said, setSaid] = useState('');
  const nameOf = (key: string) => columns.find((column) => column.key === key)?.label ?? '';
  const cardOf = (id: unknown) => cards.find((card) => idOf(card) === id);
  const over = ({ operation }: DragOverEvent) => {
    const card = cardOf(operation.source?.id);
    if (card && operation.target) setSaid(t('board.over', { title: titleOf(card), column: nameOf(String(operation.target.id)) }));
  };
  const drop = ({ operation, canceled }: DragEndEvent) => {
    const card = cardOf(operation.source?.id);
    if (!card) return;
    const to = canceled || !operation.target ? columnOf(card) : String(operation.target.id);
    setSaid('');
    if (to !== columnOf(card))
      void move(card, to).then((done) =>
        setSaid(t(done ? 'board.dropped' : 'board.back', { title: titleOf(card), column: nameOf(done ? to : columnOf(card)) })),
      );
  };
  return (
    // the first of its plugins speaks English only; what it would say is said here
    <DragDropProvider sensors={SENSORS} plugins={([, ...others]) => others} onDragOver={over} onDragEnd={drop}>
      <Box
        role="group"
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
          <Lane
            key={column.key}
            {...props}
            column={column}
            cards={cards.filter((card) => (placed[idOf(card)] ?? columnOf(card)) === column.key)}
            busy={(card) => idOf(card) in placed}
            move={(card, to) => void move(card, to)}
          />
        ))}
      </Box>
      <Box role="status">
        <Hidden>{said}</Hidden>
      </Box>
    </DragDropProvider>
  );
}

/** Where cards stand that were moved and are not read again yet. */
function useMoves<T>({ idOf, columnOf, targets, reason, onMove }: BoardProps<T>) {
  const [placed, setPlaced] = useState<Record<string, string>>({});
  const move = async (card: T, to: string): Promise<boolean> => {
    if (to === columnOf(card)) return true;
    if (!targets(card).includes(to)) {
      notify(reason(card, to), { tone: 'error' });
      return false;
    }
    setPlaced((now) => ({ ...now, [idOf(card)]: to }));
    const done = await onMove(card, to).catch((error: unknown) => {
      complain(error);
      return false;
    });
    // read again before it stands where the server says
    await queries.invalidateQueries();
    setPlaced(({ [idOf(card)]: _, ...others }) => others);
    return done;
  };
  return { placed, move };
}
