import { Box, Typography } from '@mui/material';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { CalendarAppointment, CalendarView, Resource } from '../api';
import { Hidden } from '../core/Hidden';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { Column, type GridColumn } from './Column';
import { piecesOn, type Piece } from './layout';
import { HOUR, useDrag, type Drop } from './useDrag';
import type { Place, Put } from './useCalendar';
import { instantOf, iso, minutesOf, plusDays, wallOf } from './zone';

export interface Begin {
  startsAt: string;
  endsAt: string | null;
  resourceIds: string[];
}
interface Props {
  label: string;
  columns: GridColumn[];
  view: CalendarView;
  resources: Resource[];
  colors: Map<string, string | null>;
  put: Put;
  onOpen: (id: string) => void;
  onBegin: (begin: Begin) => void;
}

const OPEN = ['scheduled', 'confirmed', 'arrived'];
const GUTTER = 46;
const KEYS: Record<string, { column: number; minutes: number }> = {
  ArrowUp: { column: 0, minutes: -15 },
  ArrowDown: { column: 0, minutes: 15 },
  ArrowLeft: { column: -1, minutes: 0 },
  ArrowRight: { column: 1, minutes: 0 },
};

/** Columns of hours: days of a week, or the staff on one day. */
export function TimeGrid({ label, columns, view, resources, colors, put, onOpen, onBegin }: Props) {
  const t = useText();
  const can = useCan();
  const zone = view.timeZone;
  const scroller = useRef<HTMLDivElement>(null);
  const nodes = useRef<(HTMLElement | null)[]>([]);
  const pieces = useMemo(() => columns.map((column) => piecesOn(column.day, shownIn(column, view), zone)), [columns, view, zone]);
  const place = (piece: Piece, { column, from, to }: Drop) => placeIn(piece, columns[column], { from, to }, columns, zone, resources);
  const drop = (piece: Piece, at: Drop) => {
    const next = place(piece, at);
    if (JSON.stringify(next) !== JSON.stringify(placeOf(piece.appointment))) void put(piece.appointment, next);
  };
  const begin = ({ column, from, to }: Drop, dragged: boolean) => {
    const { day, resourceId } = columns[column];
    const endsAt = dragged ? iso(instantOf(day, to, zone)) : null;
    onBegin({ startsAt: iso(instantOf(day, from, zone)), endsAt, resourceIds: resourceId ? [resourceId] : [] });
  };
  const drag = useDrag(scroller, nodes, { onDrop: drop, onNew: begin });
  useFirstHour(scroller, view, columns);
  const write = can('appointments:write');
  const byKey = keyed(columns.length, drop);
  return (
    <Box
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{
        overflow: 'auto',
        height: { xs: 'calc(100dvh - 268px)', md: 'calc(100dvh - 208px)' },
        minHeight: 340,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <span id="calendar-keys">
        <Hidden>{t('scheduling.calendar.keys')}</Hidden>
      </span>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: `${GUTTER}px repeat(${columns.length}, minmax(${columns.length > 1 ? 104 : 200}px, 1fr))`,
          minWidth: 'min-content',
        }}
      >
        <Corner zone={zone} />
        {columns.map((column) => (
          <Box
            key={column.key}
            sx={{ position: 'sticky', top: 0, zIndex: 4, bgcolor: 'background.paper', borderBottom: 1, borderLeft: 1, borderColor: 'divider', p: 0.5 }}
          >
            {column.head}
          </Box>
        ))}
        <Hours />
        {columns.map((column, i) => (
          <Column
            key={column.key}
            ref={(node) => void (nodes.current[i] = node)}
            column={column}
            view={view}
            pieces={pieces[i]}
            colors={colors}
            resources={resources}
            ghost={drag.ghost?.column === i ? drag.ghost : null}
            held={drag.ghost?.id ?? null}
            onEmpty={write ? drag.start('new', i) : undefined}
            movable={({ status }) => write && OPEN.includes(status)}
            onOpen={(id) => !drag.dragged() && onOpen(id)}
            onGrab={(piece) => drag.start('move', i, piece)}
            onStretch={(piece) => drag.start('end', i, piece)}
            onKey={(piece) => byKey(i, piece)}
          />
        ))}
      </Box>
    </Box>
  );
}

/** Alt and an arrow: a quarter of an hour, or a column. */
const keyed = (columns: number, drop: (piece: Piece, at: Drop) => void) => (column: number, piece: Piece) => (event: KeyboardEvent) => {
  const step = event.altKey ? KEYS[event.key] : undefined;
  if (!step || column + step.column < 0 || column + step.column >= columns) return;
  event.preventDefault();
  const from = Math.min(Math.max(piece.from + step.minutes, 0), 1_425);
  drop(piece, { column: column + step.column, from, to: from + piece.to - piece.from });
};

const placeOf = ({ startsAt, endsAt, resourceIds }: CalendarAppointment): Place => ({ startsAt, endsAt, resourceIds });
const shownIn = ({ resourceId }: GridColumn, { appointments }: CalendarView) =>
  resourceId ? appointments.filter(({ resourceIds }) => resourceIds.includes(resourceId)) : appointments;

/** The place a drop means; on the staff board it also changes hands, from the column it was taken from to that of its like. */
function placeIn(
  { appointment, begins, ends, from: was }: Piece,
  to: GridColumn,
  at: { from: number; to: number },
  all: GridColumn[],
  zone: string,
  resources: Resource[],
): Place {
  const stretched = at.from === was && to.day === wallOf(appointment.startsAt, zone).day;
  const long = Date.parse(appointment.endsAt) - Date.parse(appointment.startsAt);
  const start = begins ? instantOf(to.day, at.from, zone) : Date.parse(appointment.startsAt);
  const kept =
    begins && ends && !stretched ? start + long : instantOf(at.to > 1_440 ? plusDays(to.day, 1) : to.day, at.to > 1_440 ? at.to - 1_440 : at.to, zone);
  const endsAt = begins && !ends ? start + long : kept;
  const kindOf = (id?: string) => resources.find((one) => one.id === id)?.kind;
  const from = all.find(
    ({ resourceId }) => resourceId && appointment.resourceIds.includes(resourceId) && kindOf(resourceId) === kindOf(to.resourceId),
  )?.resourceId;
  const moved = to.resourceId && from && !appointment.resourceIds.includes(to.resourceId);
  const resourceIds = moved ? appointment.resourceIds.map((id) => (id === from ? to.resourceId! : id)) : appointment.resourceIds;
  return { startsAt: iso(start), endsAt: iso(endsAt), resourceIds };
}

/** Begins where the day begins: an hour before anything opens or is booked. */
function useFirstHour(scroller: React.RefObject<HTMLDivElement | null>, view: CalendarView, columns: GridColumn[]): void {
  const shown = columns.map(({ key }) => key).join();
  useEffect(() => {
    const starts = [...view.openings, ...view.appointments].map(({ startsAt }) => wallOf(startsAt, view.timeZone).minutes).filter((at) => at > 0);
    const first = starts.length ? Math.min(...starts) : minutesOf('08:00');
    scroller.current?.scrollTo({ top: Math.max(0, ((first - 45) / 60) * HOUR) });
    // not when somebody moves something: only when other days are shown
  }, [shown, scroller]);
}

const Corner = ({ zone }: { zone: string }) => (
  <Box
    sx={{
      position: 'sticky',
      top: 0,
      left: 0,
      zIndex: 5,
      bgcolor: 'background.paper',
      borderBottom: 1,
      borderColor: 'divider',
      display: 'flex',
      alignItems: 'end',
    }}
  >
    {zone !== Intl.DateTimeFormat().resolvedOptions().timeZone && (
      <Typography variant="caption" color="textSecondary" sx={{ fontSize: '0.625rem', p: 0.25, overflow: 'hidden', textOverflow: 'ellipsis' }} title={zone}>
        {zone.split('/').at(-1)!.replaceAll('_', ' ')}
      </Typography>
    )}
  </Box>
);

const Hours = () => (
  <Box aria-hidden sx={{ position: 'sticky', left: 0, zIndex: 3, bgcolor: 'background.paper', height: 24 * HOUR }}>
    {Array.from({ length: 23 }, (_, i) => (
      <Typography key={i} variant="caption" color="textSecondary" sx={{ position: 'absolute', top: (i + 1) * HOUR - 9, right: 6 }}>
        {`${String(i + 1).padStart(2, '0')}:00`}
      </Typography>
    ))}
  </Box>
);
