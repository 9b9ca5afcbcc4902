import { problems, says, taken } from '../core/problem';

export const scheduling = problems({
  slot_taken: says(409, 'This time is taken already.', 'Diese Zeit ist schon vergeben.'),
  ends_before_start: says(422, 'The end must come after the start.', 'Das Ende muss nach dem Beginn liegen.'),
  appointment_too_long: says(422, 'An appointment takes 31 days at most.', 'Ein Termin dauert höchstens 31 Tage.'),
  hours_overlap: says(422, 'These hours overlap, or end before they begin.', 'Diese Zeiten überschneiden sich oder enden vor ihrem Beginn.'),
  appointment_uid_taken: taken('uid', 'There is such an appointment already.', 'Diesen Termin gibt es schon.'),
  appointment_type_name_taken: taken('name', 'There is an appointment type of this name.', 'Eine Terminart mit diesem Namen gibt es schon.'),
  appointment_type_unknown: says(422, 'This appointment type does not exist.', 'Diese Terminart gibt es nicht.'),
  resource_unknown: says(422, 'This resource does not exist or is not in use.', 'Diese Ressource gibt es nicht oder sie ist nicht in Verwendung.'),
  resource_not_allowed: says(422, '{name} does not do this type of appointment.', '{name} ist für diese Terminart nicht vorgesehen.'),
  resource_user_taken: taken('userId', 'This user stands for another resource already.', 'Dieser Benutzer gehört schon zu einer anderen Ressource.'),
  resource_user_unknown: says(422, 'This user is not in the organization.', 'Diesen Benutzer gibt es in der Organisation nicht.'),
  special_day_taken: taken('day', 'This day has special hours already.', 'Für diesen Tag gibt es schon Sonderöffnungszeiten.'),
  scheduling_settings_once: says(409, 'The settings were just made by somebody else.', 'Die Einstellungen wurden gerade von jemand anderem angelegt.'),
  too_late: says(422, 'This is not possible online any more. Please call us.', 'Das ist online nicht mehr möglich. Bitte rufen Sie uns an.'),
  not_affected: says(
    422,
    'The absence does not concern this appointment, or its customer has no address.',
    'Die Abwesenheit betrifft diesen Termin nicht, oder es fehlt die E-Mail-Adresse.',
  ),
  answer_missing: says(422, 'Please answer: {question}', 'Bitte beantworten Sie: {question}'),
  offer_gone: says(409, 'This time has been given to somebody else.', 'Diese Zeit ist inzwischen vergeben.'),
  reminder_sent: says(409, 'This was sent already.', 'Das wurde schon gesendet.'),
  booking_slug_taken: taken('bookingSlug', 'This address is taken.', 'Diese Adresse ist schon vergeben.'),
});
