import { announces } from '../core/notify/announces';
import { CALENDAR_LOST } from './scheduling.events';

/** Told are those who can connect it again. */
export const calendarLost = announces({
  kind: 'scheduling.connected_calendar_lost',
  on: CALENDAR_LOST,
  resource: 'connected-calendars',
  to: ['connected-calendars:write'],
  mail: 'now',
  label: { en: 'A connected calendar asks for consent again', de: 'Ein verbundener Kalender braucht neue Zustimmung' },
  says: { en: 'The calendar {name} has to be connected again', de: 'Der Kalender {name} muss neu verbunden werden' },
});
