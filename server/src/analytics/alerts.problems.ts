import { problems, says } from '../core/problem';

export const alerts = problems({
  alert_recipient_unfit: says(
    422,
    '{name} is not in the organization or may not see this number.',
    '{name} gehört nicht zur Organisation oder darf diese Zahl nicht sehen.',
  ),
  alert_timeframe_missing: says(422, 'Please choose the period of this number.', 'Bitte wählen Sie den Zeitraum dieser Zahl.'),
  alert_needs_person: says(422, 'Alerts belong to people, not to an API key.', 'Warnungen gehören zu einer Person, nicht zu einem API-Schlüssel.'),
});
