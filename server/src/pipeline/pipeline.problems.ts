import { problems, says } from '../core/problem';

export const pipeline = problems({
  pipeline_unknown: says(422, 'This pipeline does not exist.', 'Diese Pipeline gibt es nicht.'),
  contact_unknown: says(422, 'This person is no contact of the customer.', 'Diese Person ist keine Ansprechperson des Kunden.'),
  stage_unknown: says(422, 'This stage does not exist.', 'Diese Phase gibt es nicht.'),
  stage_needed: says(
    422,
    'A pipeline needs an open stage, one for what is won and one for what is lost.',
    'Eine Pipeline braucht eine offene Phase, eine für Gewonnenes und eine für Verlorenes.',
  ),
  default_pipeline_needed: says(422, 'The default pipeline cannot be deleted.', 'Die Standard-Pipeline kann nicht gelöscht werden.'),
  lost_reason_missing: says(422, 'Why was it lost?', 'Warum wurde es verloren?'),
  value_follows_lines: says(422, 'The value follows from the lines: {value}.', 'Der Wert ergibt sich aus den Positionen: {value}.'),
  quote_empty: says(422, 'A quote needs a line.', 'Ein Angebot braucht eine Position.'),
  quote_without_customer: says(
    422,
    'A quote needs a customer: name one, or give one to the deal.',
    'Ein Angebot braucht einen Kunden: Geben Sie einen an, oder ordnen Sie der Chance einen zu.',
  ),
  quote_expired: says(422, 'This quote was valid until {validUntil}.', 'Dieses Angebot galt bis {validUntil}.'),
  quote_replaced: says(422, 'This quote was replaced by version {revision}.', 'Dieses Angebot wurde durch Version {revision} ersetzt.'),
  quote_unknown: says(422, 'This quote does not exist.', 'Dieses Angebot gibt es nicht.'),
  deal_unknown: says(422, 'This deal does not exist.', 'Diese Chance gibt es nicht.'),
  job_of_quote: says(422, 'There is a job of this quote already.', 'Zu diesem Angebot gibt es schon einen Einsatz.'),
  job_of_appointment: says(422, 'There is a job of this appointment already.', 'Zu diesem Termin gibt es schon einen Einsatz.'),
  job_ends_after_start: says(422, 'A job ends after it begins.', 'Ein Einsatz endet nach seinem Beginn.'),
  time_ends_after_start: says(422, 'The end is before the beginning.', 'Das Ende liegt vor dem Beginn.'),
  time_running: says(422, 'A clock is running for this person already.', 'Für diese Person läuft schon eine Uhr.'),
  crew_unknown: says(422, 'Somebody of the crew does not belong to the organization.', 'Jemand aus dem Team gehört nicht zur Organisation.'),
});
