import { problems, says } from '../core/problem';

export const mailbox = problems({
  mailbox_consent_unfit: says(
    422,
    'This channel does not sign in with Google or Microsoft. Choose that in its settings first.',
    'Dieser Kanal meldet sich nicht mit Google oder Microsoft an. Wählen Sie das zuerst in seinen Einstellungen.',
  ),
  mailbox_provider_missing: says(422, 'This provider is not set up in this installation.', 'Dieser Anbieter ist in dieser Installation nicht eingerichtet.'),
});
