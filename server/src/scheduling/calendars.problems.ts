import { problems, says, taken } from '../core/problem';

export const calendars = problems({
  calendar_not_configured: says(422, '{provider} is not set up in this installation.', '{provider} ist in dieser Installation nicht eingerichtet.'),
  calendar_address_missing: says(422, 'Please enter the address of the calendar.', 'Bitte geben Sie die Adresse des Kalenders ein.'),
  calendar_refused: says(422, 'The calendar could not be reached: {reason}', 'Der Kalender war nicht erreichbar: {reason}'),
  calendar_consent_needed: says(422, 'Please connect this calendar again.', 'Bitte verbinden Sie diesen Kalender neu.'),
  connected_calendar_taken: taken('calendarId', 'This calendar is connected already.', 'Dieser Kalender ist schon verbunden.'),
});
