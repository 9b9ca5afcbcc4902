import { problems, says } from '../problem';

export const notify = problems({
  notification_kind_unknown: says(422, 'There is no notification of this kind ({kind}).', 'Diese Art von Benachrichtigung gibt es nicht ({kind}).'),
  quiet_hours_incomplete: says(422, 'Quiet hours need a beginning and an end.', 'Ruhezeiten brauchen einen Anfang und ein Ende.'),
});
