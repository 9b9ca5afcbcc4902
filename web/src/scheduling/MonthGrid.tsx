import { Box, ButtonBase, Link, Typography } from '@mui/material';
import type { CalendarView } from '../api';
import { Hidden } from '../core/Hidden';
import { language, useText } from '../core/texts';
import { colorOf, nameOf } from './EventCard';
import { piecesOn, type Piece } from './layout';
import { clockOf, wallOf, weekdayOf } from './zone';

interface Props {
  label: string;
  month: string;
  days: string[];
  view: CalendarView;
  colors: Map<string, string | null>;
  onOpen: (id: string) => void;
  onDay: (day: string) => void;
}

const SHOWN = 3;

/** Whole weeks; a day shows its first appointments and leads to all of them. */
export function MonthGrid({ label, month, days, view, colors, onOpen, onDay }: Props) {
  const names = new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' });
  const today = wallOf(Date.now(), view.timeZone).day;
  return (
    <Box
      role="region"
      aria-label={label}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(7, minmax(0, 1fr))',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        overflow: 'hidden',
      }}
    >
      {days.slice(0, 7).map((day) => (
        <Typography key={day} variant="caption" color="textSecondary" noWrap sx={{ p: 0.5, textAlign: 'center', borderBottom: 1, borderColor: 'divider' }}>
          {names.format(new Date(`${day}T00:00:00Z`))}
        </Typography>
      ))}
      {days.map((day) => (
        <Box
          key={day}
          sx={{
            minHeight: { xs: 56, md: 112 },
            p: 0.5,
            minWidth: 0,
            borderTop: 1,
            borderLeft: weekdayOf(day) > 1 ? 1 : 0,
            borderColor: 'divider',
            bgcolor: day.slice(0, 7) === month ? undefined : 'action.hover',
          }}
        >
          <Day day={day} today={day === today} view={view} colors={colors} onOpen={onOpen} onDay={onDay} />
        </Box>
      ))}
    </Box>
  );
}

function Day({ day, today, view, colors, onOpen, onDay }: Omit<Props, 'label' | 'month' | 'days'> & { day: string; today: boolean }) {
  const t = useText();
  const pieces = piecesOn(day, view.appointments, view.timeZone);
  const holiday = view.holidays.find((one) => one.day === day);
  return (
    <>
      <ButtonBase
        onClick={() => onDay(day)}
        sx={{
          display: 'flex',
          width: '100%',
          minHeight: { xs: 44, md: 24 },
          justifyContent: 'space-between',
          alignItems: 'center',
          flexDirection: { xs: 'column', md: 'row' },
          borderRadius: 1,
          px: 0.5,
        }}
      >
        <Typography
          component="span"
          variant="caption"
          sx={{ fontWeight: today ? 700 : 500, color: today ? 'primary.main' : undefined, textDecoration: today ? 'underline' : undefined }}
        >
          {Number(day.slice(8))}
        </Typography>
        <Hidden>{t('scheduling.calendar.count', { count: pieces.length })}</Hidden>
        {pieces.length > 0 && (
          <Typography aria-hidden component="span" variant="caption" color="textSecondary" sx={{ display: { md: 'none' }, fontWeight: 620 }}>
            {pieces.length}
          </Typography>
        )}
        {holiday && (
          <Typography component="span" variant="caption" color="textSecondary" noWrap sx={{ display: { xs: 'none', md: 'block' }, minWidth: 0, ml: 1 }}>
            {holiday.name}
          </Typography>
        )}
      </ButtonBase>
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>
        {pieces.slice(0, SHOWN).map((piece) => (
          <Line key={piece.appointment.id} piece={piece} color={piece.appointment.typeId ? colors.get(piece.appointment.typeId) : null} onOpen={onOpen} />
        ))}
        {pieces.length > SHOWN && (
          <Link component="button" variant="caption" onClick={() => onDay(day)} sx={{ px: 0.5, minHeight: 24 }}>
            {t('scheduling.calendar.more', { count: pieces.length - SHOWN })}
          </Link>
        )}
      </Box>
    </>
  );
}

const Line = ({ piece, color, onOpen }: { piece: Piece; color?: string | null; onOpen: (id: string) => void }) => (
  <ButtonBase
    onClick={() => onOpen(piece.appointment.id)}
    sx={{
      display: 'flex',
      justifyContent: 'flex-start',
      gap: 0.5,
      width: '100%',
      minHeight: 24,
      px: 0.5,
      borderRadius: 1,
      borderLeft: `3px solid ${colorOf(color)}`,
      mb: '2px',
      '&:hover': { bgcolor: 'action.hover' },
    }}
  >
    <Typography component="span" variant="caption" color="textSecondary" sx={{ flex: 'none' }}>
      {clockOf(piece.from)}
    </Typography>
    <Typography
      component="span"
      variant="caption"
      noWrap
      sx={{ minWidth: 0, textDecoration: ['cancelled', 'no_show'].includes(piece.appointment.status) ? 'line-through' : undefined }}
    >
      {nameOf(piece.appointment)}
    </Typography>
  </ButtonBase>
);
