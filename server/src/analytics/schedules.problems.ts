import { problems, says } from '../core/problem';

export const schedules = problems({
  schedule_never_runs: says(422, 'By this rhythm nothing would ever be sent.', 'Nach diesem Rhythmus würde nie etwas gesendet.'),
  schedule_recipient_unknown: says(422, 'This recipient is not in the organization.', 'Diesen Empfänger gibt es in der Organisation nicht.'),
  schedule_subject_missing: says(422, 'Please choose what is sent.', 'Bitte wählen Sie, was gesendet wird.'),
  schedule_period_missing: says(422, 'Please choose the days the figures are of.', 'Bitte wählen Sie den Zeitraum der Zahlen.'),
  schedule_nobody_left: says(
    422,
    'Nobody is left to send this to. Please add a recipient.',
    'Es ist niemand mehr da, an den gesendet würde. Bitte ergänzen Sie einen Empfänger.',
  ),
  schedule_needs_person: says(422, 'Reports are sent by people, not by an API key.', 'Berichte versendet eine Person, kein API-Schlüssel.'),
  run_not_failed: says(409, 'Nothing of this run has failed.', 'Von diesem Versand ist nichts fehlgeschlagen.'),
});
