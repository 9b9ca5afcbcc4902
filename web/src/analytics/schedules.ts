import Mail from '@mui/icons-material/ForwardToInboxOutlined';
import type { ReportSchedule, ScheduleFrequency } from '../api';
import type { RecordLink } from '../core/module';
import type { Table } from '../core/table';
import { language, say } from '../core/texts';

export const PERIODS = [
  'yesterday',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
  'this_week',
  'this_month',
  'this_quarter',
  'this_year',
] as const;
export const FREQUENCIES: ScheduleFrequency[] = ['daily', 'weekly', 'monthly', 'rule'];
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** 1 is Monday. */
export const weekdayName = (weekday: number, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(language(), { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));

type Rhythm = ReportSchedule['rhythm'];

/** "every week, Monday and Friday" */
export function rhythmSaid({ frequency, weekdays, monthly, dayOfMonth, nth, weekday, rule }: Rhythm): string {
  const often = say(`schedules.frequency.${frequency}`);
  if (frequency === 'weekly') return `${often}, ${new Intl.ListFormat(language()).format([...weekdays].sort().map((one) => weekdayName(one)))}`;
  if (frequency === 'rule') return `${often}: ${rule}`;
  if (frequency !== 'monthly') return often;
  if (monthly === 'weekday') return `${often}, ${say(`schedules.nth.${String(nth ?? 1) as '1'}`)} ${weekdayName(weekday ?? 1)}`;
  return monthly === 'last_day' ? `${often}, ${say('schedules.monthly.last_day')}` : `${often}, ${dayOfMonth}.`;
}

export const scheduleLink: RecordLink<ReportSchedule> = {
  resource: 'report-schedules',
  label: 'schedules.title',
  icon: Mail,
  to: ({ id }) => `/report-schedules/${id}`,
  title: ({ name }) => name,
  can: 'reports:read',
};

export const schedulesTable: Table<ReportSchedule, 'schedules'> = {
  texts: 'schedules',
  path: '/report-schedules',
  sort: 'name',
  to: ({ id }) => `/report-schedules/${id}`,
  peek: false,
  create: { label: 'schedules.create', to: '/report-schedules/new', can: 'reports:send' },
  empty: { title: 'schedules.empty.title', text: 'schedules.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true, width: 240 },
    { field: 'what', type: 'chip', width: 130 },
    { field: 'rhythm', value: ({ rhythm, time }) => say('schedules.rhythm.told', { rhythm: rhythmSaid(rhythm), time }) },
    { field: 'nextRunAt', type: 'time', sort: true, width: 170 },
    { field: 'lastRun', value: ({ lastRun }) => lastRun && say(`schedules.status.${lastRun.status}`), width: 140 },
    { field: 'paused', type: 'chip', value: ({ paused }) => String(paused), width: 110 },
    { field: 'ownerName', hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [
    { field: 'paused', kind: 'flag' },
    { field: 'what', kind: 'enum', options: ['report', 'dashboard', 'metrics'] },
    { field: 'reportId', kind: 'record', resource: 'reports' },
  ],
  bulk: [
    { action: 'pause', label: 'schedules.bulk.pause', can: 'reports:send' },
    { action: 'resume', label: 'schedules.bulk.resume', can: 'reports:send' },
    { action: 'delete', label: 'schedules.bulk.delete', can: 'reports:send', danger: true, confirm: 'schedules.bulk.deleteText' },
  ],
};
