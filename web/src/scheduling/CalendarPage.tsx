import { Alert, Box, Skeleton, useMediaQuery, useTheme } from '@mui/material';
import { useState } from 'react';
import type { CalendarView, Resource } from '../api';
import { Failed } from '../core/errors/Trouble';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { BookDialog } from './BookDialog';
import { CalendarBar, CalendarMenu } from './CalendarBar';
import { Agenda } from './Agenda';
import { DayHead, DayNotes, StaffHead } from './heads';
import { MonthGrid } from './MonthGrid';
import { AppointmentPeek } from './AppointmentPeek';
import { daysOf, useCalendarState, type CalendarState } from './state';
import { TimeGrid, type Begin } from './TimeGrid';
import { useCalendar } from './useCalendar';

/** `/calendar`: a day, the staff of a day, a week or a month. */
export function CalendarPage() {
  const t = useText();
  const { organization } = useMe();
  const phone = useMediaQuery(useTheme().breakpoints.down('sm'));
  const zone = organization.timeZone ?? 'Europe/Vienna';
  const [state, change] = useCalendarState(zone, phone ? 'day' : 'week');
  const [open, setOpen] = useState<string | null>(null);
  const [begin, setBegin] = useState<Begin | null>(null);
  const days = daysOf(state.view, state.day);
  const calendar = useCalendar(days, state);
  const { view, resources } = calendar;
  if (calendar.isError && !view) return <Failed error={calendar.error} retry={() => void calendar.refetch()} />;
  return (
    <Page
      title={t('scheduling.calendar.title')}
      actions={<CalendarMenu state={state} change={change} onNew={() => setBegin({ startsAt: '', endsAt: null, resourceIds: state.resources })} />}
    >
      <CalendarBar state={state} change={change} resources={resources ?? []} zone={zone} days={days} />
      {resources?.length === 0 && <Alert severity="info">{t('scheduling.calendar.noResources')}</Alert>}
      {view && resources ? (
        <Body state={state} change={change} days={days} calendar={calendar} view={view} onOpen={setOpen} onBegin={setBegin} />
      ) : (
        <Skeleton variant="rounded" height={480} />
      )}
      {open && <AppointmentPeek id={open} onClose={() => setOpen(null)} />}
      {begin && <BookDialog begin={begin} day={state.day} zone={zone} onClose={() => setBegin(null)} />}
    </Page>
  );
}

interface BodyProps {
  state: CalendarState;
  change: (patch: Partial<CalendarState>) => void;
  days: string[];
  calendar: ReturnType<typeof useCalendar>;
  view: CalendarView;
  onOpen: (id: string) => void;
  onBegin: (begin: Begin) => void;
}

function Body({ state, change, days, calendar, view, onOpen, onBegin }: BodyProps) {
  const t = useText();
  const { colors, put } = calendar;
  const resources = calendar.resources ?? [];
  const label = t(`scheduling.calendar.views.${state.view}`);
  if (state.view === 'month')
    return (
      <MonthGrid
        label={label}
        month={state.day.slice(0, 7)}
        days={days}
        view={view}
        colors={colors}
        onOpen={onOpen}
        onDay={(day) => change({ view: 'day', day })}
      />
    );
  if (state.view === 'agenda')
    return <Agenda label={label} days={days} view={view} resources={resources} colors={colors} onOpen={onOpen} onDay={(day) => change({ view: 'day', day })} />;
  const shown = state.resources.length ? resources.filter(({ id }) => state.resources.includes(id)) : resources;
  const columns =
    state.view === 'staff' && shown.length
      ? inOrder(shown).map((one) => ({ key: one.id, day: state.day, resourceId: one.id, head: <StaffHead resource={one} /> }))
      : days.map((day) => ({
          key: day,
          day,
          head: <DayHead day={day} view={view} onDay={days.length > 1 ? () => change({ view: 'day', day }) : undefined} />,
        }));
  return (
    <Box>
      <DayNotes days={days} view={view} resources={resources} />
      <TimeGrid label={label} columns={columns} view={view} resources={resources} colors={colors} put={put} onOpen={onOpen} onBegin={onBegin} />
    </Box>
  );
}

const KINDS = ['staff', 'room', 'equipment'];
const inOrder = (resources: Resource[]) => [...resources].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name));
