import { Box, ButtonBase, Link, Typography } from '@mui/material';
import type { CalendarView, Resource } from '../api';
import { Status } from '../core/table';
import { language, useText } from '../core/texts';
import { colorOf, moreOf, nameOf } from './EventCard';
import { piecesOn, type Piece } from './layout';
import { clockOf } from './zone';

interface Props {
  label: string;
  days: string[];
  view: CalendarView;
  resources: Resource[];
  colors: Map<string, string | null>;
  onOpen: (id: string) => void;
  onDay: (day: string) => void;
}

/** Two weeks as a list: each day with what is booked, in its order. */
export function Agenda({ label, days, view, resources, colors, onOpen, onDay }: Props) {
  const t = useText();
  const names = new Intl.DateTimeFormat(language(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const filled = days
    .map((day) => ({ day, pieces: piecesOn(day, view.appointments, view.timeZone), holiday: view.holidays.find((one) => one.day === day)?.name }))
    .filter(({ pieces, holiday }) => pieces.length || holiday);
  return (
    <Box role="region" aria-label={label} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', maxWidth: 900 }}>
      {!filled.length && (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('scheduling.calendar.free')}
        </Typography>
      )}
      {filled.map(({ day, pieces, holiday }) => (
        <Box key={day} component="section" sx={{ p: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <Typography component="h2" variant="h3" sx={{ px: 1, py: 0.5 }}>
            <Link component="button" color="inherit" onClick={() => onDay(day)} sx={{ font: 'inherit', minHeight: { xs: 44, md: 24 }, textAlign: 'left' }}>
              {names.format(new Date(`${day}T00:00:00Z`))}
              {holiday && ` · ${holiday}`}
            </Link>
          </Typography>
          {pieces.map((piece) => (
            <Row key={piece.appointment.id} piece={piece} color={colors.get(piece.appointment.typeId ?? '')} resources={resources} onOpen={onOpen} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

function Row({ piece, color, resources, onOpen }: { piece: Piece; color?: string | null; resources: Resource[]; onOpen: (id: string) => void }) {
  const { appointment: one, from, to } = piece;
  const who = resources.filter(({ id }) => one.resourceIds.includes(id)).map(({ name }) => name);
  return (
    <ButtonBase
      onClick={() => onOpen(one.id)}
      data-appointment={one.id}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '104px minmax(0, 1fr)', sm: '110px minmax(0, 1fr) auto' },
        columnGap: 1.5,
        width: '100%',
        minHeight: 44,
        px: 1,
        py: 0.5,
        textAlign: 'left',
        borderRadius: 1,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Typography component="span" variant="body2" sx={{ borderLeft: `4px solid ${colorOf(color)}`, pl: 1, whiteSpace: 'nowrap' }}>
        {clockOf(from)}–{clockOf(to % 1_440)}
      </Typography>
      <Box component="span" sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>
          {nameOf(one)}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary">
          {[moreOf(one), ...who].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Box component="span" sx={{ gridColumn: { xs: 2, sm: 3 } }}>
        <Status of={one.status} texts="scheduling.appointments" />
      </Box>
    </ButtonBase>
  );
}
