import { Box } from '@mui/material';
import { useEffect, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { CalendarAppointment, CalendarView, Resource } from '../api';
import { EventCard } from './EventCard';
import { piecesOn, type Piece } from './layout';
import { HOUR, type Ghost } from './useDrag';
import { clockOf, wallOf } from './zone';

export interface GridColumn {
  key: string;
  day: string;
  /** On the staff board: whose column it is. */
  resourceId?: string;
  head: ReactNode;
}
interface Props {
  column: GridColumn;
  view: CalendarView;
  pieces: Piece[];
  colors: Map<string, string | null>;
  resources: Resource[];
  ghost: Ghost | null;
  /** The appointment that is in somebody's hand. */
  held: string | null;
  ref: Ref<HTMLElement>;
  movable: (appointment: CalendarAppointment) => boolean;
  onEmpty?: (event: PointerEvent) => void;
  onOpen: (id: string) => void;
  onGrab: (piece: Piece) => (event: PointerEvent) => void;
  onStretch: (piece: Piece) => (event: PointerEvent) => void;
  onKey: (piece: Piece) => (event: KeyboardEvent) => void;
}

type Band = { from: number; to: number };
const LINES = `repeating-linear-gradient(to bottom, var(--mui-palette-divider) 0 1px, transparent 1px ${HOUR}px)`;
const HATCH = 'repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--mui-palette-text-secondary) 26%, transparent) 5px 6px)';

/** One day, or one day of somebody: when it is open, what is booked. */
export function Column({ column, view, pieces, colors, resources, ghost, held, ref, movable, onEmpty, onOpen, onGrab, onStretch, onKey }: Props) {
  const { closed, away } = bandsOf(column, view);
  const names = ({ resourceIds }: CalendarAppointment) =>
    resources
      .filter(({ id }) => resourceIds.includes(id) && id !== column.resourceId)
      .map(({ name }) => name)
      .join(', ');
  return (
    <Box
      ref={ref}
      data-day={column.day}
      data-resource={column.resourceId}
      onPointerDown={onEmpty}
      sx={{ position: 'relative', height: 24 * HOUR, borderLeft: 1, borderColor: 'divider', background: LINES, cursor: onEmpty ? 'cell' : undefined }}
    >
      {closed.map((band) => (
        <Shade key={band.from} band={band} sx={{ bgcolor: 'color-mix(in srgb, var(--mui-palette-text-primary) 4%, transparent)' }} />
      ))}
      {away.map((band, i) => (
        <Shade key={i} band={band} sx={{ background: HATCH }} />
      ))}
      <Now day={column.day} zone={view.timeZone} />
      {pieces.map((piece) => (
        <EventCard
          key={piece.appointment.id}
          piece={piece}
          color={piece.appointment.typeId ? colors.get(piece.appointment.typeId) : null}
          names={names(piece.appointment)}
          movable={movable(piece.appointment)}
          faded={held === piece.appointment.id}
          onOpen={() => onOpen(piece.appointment.id)}
          onKey={onKey(piece)}
          onGrab={onGrab(piece)}
          onStretch={onStretch(piece)}
        />
      ))}
      {ghost && <Shape ghost={ghost} />}
    </Box>
  );
}

const Shade = ({ band: { from, to }, sx }: { band: Band; sx: object }) => (
  <Box aria-hidden sx={{ position: 'absolute', insetInline: 0, top: (from / 60) * HOUR, height: ((to - from) / 60) * HOUR, pointerEvents: 'none', ...sx }} />
);

const Shape = ({ ghost: { from, to } }: { ghost: Ghost }) => (
  <Box
    aria-hidden
    data-landing={`${clockOf(from)}–${clockOf(to % 1_440)}`}
    sx={{
      position: 'absolute',
      insetInline: 2,
      top: (from / 60) * HOUR,
      height: ((Math.min(to, 1_440) - from) / 60) * HOUR,
      border: 2,
      borderColor: 'primary.main',
      borderRadius: 1,
      bgcolor: 'color-mix(in srgb, var(--mui-palette-primary-main) 18%, var(--mui-palette-background-paper))',
      fontSize: '0.75rem',
      fontWeight: 620,
      px: 0.75,
      zIndex: 2,
      pointerEvents: 'none',
    }}
  >
    {clockOf(from)}–{clockOf(to % 1_440)}
  </Box>
);

/** The line of the present minute. */
function Now({ day, zone }: { day: string; zone: string }) {
  const [now, setNow] = useState(() => wallOf(Date.now(), zone));
  useEffect(() => {
    const timer = setInterval(() => setNow(wallOf(Date.now(), zone)), 30_000);
    return () => clearInterval(timer);
  }, [zone]);
  if (now.day !== day) return null;
  return (
    <Box
      aria-hidden
      sx={{ position: 'absolute', insetInline: 0, top: (now.minutes / 60) * HOUR, borderTop: 2, borderColor: 'error.main', zIndex: 2, pointerEvents: 'none' }}
    />
  );
}

const asAppointments = (spans: { startsAt: string; endsAt: string }[]) => spans as CalendarAppointment[];

/** Minutes at which nobody of those shown is open, and at which the one of this column is away. */
function bandsOf({ day, resourceId }: GridColumn, { openings, absences, timeZone }: CalendarView): { closed: Band[]; away: Band[] } {
  const mine = resourceId ? openings.filter((one) => one.resourceId === resourceId) : openings;
  const open = piecesOn(day, asAppointments(mine), timeZone).sort((a, b) => a.from - b.from);
  const away = piecesOn(day, asAppointments(absences.filter((one) => !one.resourceId || one.resourceId === resourceId)), timeZone);
  const closed: Band[] = [];
  let at = 0;
  for (const { from, to } of open) {
    if (from > at) closed.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (openings.length && at < 1_440) closed.push({ from: at, to: 1_440 });
  return { closed, away };
}
