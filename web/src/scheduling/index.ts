import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import MeetingRoom from '@mui/icons-material/MeetingRoomOutlined';
import type { Appointment, AppointmentType, Resource } from '../api';
import { page, type RecordLink, type WebModule } from '../core/module';
import { texts } from './texts';

const appointment: RecordLink<Appointment> = {
  resource: 'appointments',
  label: 'scheduling.appointments.title',
  icon: CalendarMonth,
  to: ({ id }) => `/appointments/${id}`,
  title: ({ customerName, title, typeName }) => customerName ?? title ?? typeName ?? '–',
  hint: ({ typeName }) => typeName,
  can: 'appointments:read',
};
const type: RecordLink<AppointmentType> = {
  resource: 'appointment-types',
  label: 'scheduling.types.title',
  icon: EventNote,
  to: ({ id }) => `/appointment-types/${id}`,
  title: ({ name }) => name,
  can: 'appointment-types:read',
};
const resource: RecordLink<Resource> = {
  resource: 'resources',
  label: 'scheduling.resources.title',
  icon: MeetingRoom,
  to: ({ id }) => `/resources/${id}`,
  title: ({ name }) => name,
  hint: ({ userName }) => userName,
  can: 'resources:read',
};

const types = () => import('./TypePages');
const resources = () => import('./ResourcePages');
const absences = () => import('./AbsencePages');
const lists = () => import('./lists');
const waitlist = () => import('./WaitlistPages');
const connected = () => import('./ConnectedPages');

export const scheduling: WebModule = {
  part: 'scheduling',
  texts,
  nav: [{ place: 'calendar', to: '/calendar', label: 'scheduling.calendar.title', icon: CalendarMonth, can: 'appointments:read', key: 'k', handy: true }],
  routes: [
    page('calendar', () => import('./CalendarPage'), 'CalendarPage'),
    page('calendar/settings', () => import('./SettingsPage'), 'SettingsPage'),
    page('appointments', lists, 'AppointmentsPage'),
    page('appointments/new', () => import('./AppointmentForm'), 'AppointmentForm'),
    page('appointments/:id', () => import('./AppointmentPage'), 'AppointmentPage'),
    page('appointments/:id/edit', () => import('./AppointmentForm'), 'AppointmentForm'),
    page('appointment-types', lists, 'TypesPage'),
    page('appointment-types/new', types, 'TypeForm'),
    page('appointment-types/:id', types, 'TypePage'),
    page('appointment-types/:id/edit', types, 'TypeForm'),
    page('resources', lists, 'ResourcesPage'),
    page('resources/new', resources, 'ResourceForm'),
    page('resources/:id', resources, 'ResourcePage'),
    page('resources/:id/edit', resources, 'ResourceForm'),
    page('absences', lists, 'AbsencesPage'),
    page('absences/new', absences, 'AbsenceForm'),
    page('absences/:id', absences, 'AbsencePage'),
    page('absences/:id/edit', absences, 'AbsenceForm'),
    page('connected-calendars', connected, 'ConnectedCalendarsPage'),
    page('connected-calendars/new', connected, 'ConnectedCalendarForm'),
    page('connected-calendars/:id', connected, 'ConnectedCalendarPage'),
    page('connected-calendars/:id/edit', connected, 'ConnectedCalendarForm'),
    page('waitlist-entries', waitlist, 'WaitlistPage'),
    page('waitlist-entries/new', waitlist, 'WaitlistForm'),
    page('waitlist-entries/:id', waitlist, 'WaitlistEntryPage'),
    page('waitlist-entries/:id/edit', waitlist, 'WaitlistForm'),
    page('special-hours', lists, 'SpecialHoursPage'),
    page('special-hours/new', absences, 'SpecialHoursForm'),
    page('special-hours/:id', absences, 'SpecialHoursOnePage'),
    page('special-hours/:id/edit', absences, 'SpecialHoursForm'),
  ],
  create: [{ label: 'scheduling.appointments.create', to: '/appointments/new', icon: CalendarMonth, can: 'appointments:write' }],
  commands: [
    { label: 'scheduling.types.title', to: '/appointment-types', icon: EventNote, can: 'appointment-types:read' },
    { label: 'scheduling.resources.title', to: '/resources', icon: MeetingRoom, can: 'resources:read' },
    { label: 'scheduling.absences.title', to: '/absences', icon: CalendarMonth, can: 'absences:read' },
    { label: 'scheduling.connected.title', to: '/connected-calendars', icon: CalendarMonth, can: 'connected-calendars:read' },
    { label: 'scheduling.waitlist.title', to: '/waitlist-entries', icon: EventNote, can: 'waitlist-entries:read' },
    { label: 'scheduling.settings.title', to: '/calendar/settings', icon: CalendarMonth, can: 'settings:read' },
  ],
  records: [appointment, type, resource],
};
