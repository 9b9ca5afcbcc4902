import { problems, says, taken } from '../core/problem';

export const messaging = problems({
  channel_unknown: says(422, 'There is no such channel.', 'Diesen Kanal gibt es nicht.'),
  channel_name_taken: taken('name', 'There is a channel of this name.', 'Einen Kanal mit diesem Namen gibt es schon.'),
  channel_source_unfit: says(422, 'This provider has no such messages.', 'Dieser Anbieter kennt solche Nachrichten nicht.'),
  channel_not_connected: says(422, 'The channel "{name}" is not connected.', 'Der Kanal „{name}“ ist nicht verbunden.'),
  channel_not_sandbox: says(422, 'This is not a sandbox channel.', 'Das ist kein Testkanal.'),
  webhook_forged: says(401, 'The signature is missing or wrong.', 'Die Signatur fehlt oder ist falsch.'),
  address_invalid: says(422, 'This is no address for this channel: {address}', 'Das ist keine Adresse für diesen Kanal: {address}'),
  message_empty: says(422, 'Please write something.', 'Bitte schreiben Sie etwas.'),
  answered_meanwhile: says(409, '{name} has answered in the meantime.', '{name} hat inzwischen geantwortet.'),
  recipient_opted_out: says(422, 'This person does not want messages by this channel.', 'Diese Person möchte auf diesem Weg keine Nachrichten.'),
  consent_refused: says(422, 'The customer has refused messages by this channel.', 'Die Einwilligung für diesen Weg wurde verweigert oder zurückgezogen.'),
  consent_missing: says(422, 'There is no consent to advertising by this channel.', 'Für Werbung auf diesem Weg fehlt die Einwilligung.'),
  window_closed: says(
    422,
    'Free text can be sent only within 24 hours after the customer wrote: please choose a template.',
    'Freier Text ist nur innerhalb von 24 Stunden nach der letzten Nachricht der Person möglich: Bitte wählen Sie eine Vorlage.',
  ),
  template_unfit: says(422, 'This template is for another channel.', 'Diese Vorlage ist für einen anderen Kanal.'),
  variables_missing: says(422, 'There is no value for: {names}', 'Dafür fehlt ein Wert: {names}'),
  message_left: says(409, 'This message has left already.', 'Diese Nachricht ist schon unterwegs.'),
  message_not_failed: says(409, 'This message has neither failed nor been called off.', 'Diese Nachricht ist weder gescheitert noch zurückgehalten.'),
  time_past: says(422, 'This time has passed.', 'Dieser Zeitpunkt ist vorbei.'),
  assignee_unknown: says(422, 'Nobody of the team who may read conversations.', 'Das ist niemand im Team, der Nachrichten lesen darf.'),
  attachment_too_large: says(
    422,
    '{name} is too large for this channel: {maximum} MB at most.',
    '{name} ist für diesen Kanal zu groß: höchstens {maximum} MB.',
  ),
  canned_reply_taken: taken('shortcut', 'There is a reply with this shortcut.', 'Ein Textbaustein mit diesem Kürzel besteht schon.'),
  message_template_taken: taken('name', 'There is a template of this name in this language.', 'Eine Vorlage mit diesem Namen gibt es in dieser Sprache schon.'),
});
