import { defineTexts } from '../texts';

export const texts = defineTexts('notifications', {
  en: {
    title: 'Notifications',
    unread_one: '{{count}} unread notification',
    unread_other: '{{count}} unread notifications',
    none: 'Nothing new. What concerns you appears here.',
    readAll: 'Mark all as read',
    new: 'New',
    older: 'Show older',
    preferences: 'Notification settings',
    preferencesText: 'Choose what you want to hear about, and how.',
    kind: 'What',
    inApp: 'Behind the bell',
    mail: 'By mail',
    mailFor: 'By mail: {{kind}}',
    inAppFor: 'Behind the bell: {{kind}}',
    ways: { off: 'Never', now: 'At once', digest: 'Each morning' },
    digestHint: 'The mail of the morning comes at 7:00 and leaves out what you have read by then.',
    quiet: 'Quiet hours',
    quietText: 'No mail is sent in between; it follows afterwards. Times are those of your organization ({{zone}}).',
    from: 'From',
    to: 'To',
    saved: 'Settings saved',
  },
  de: {
    title: 'Benachrichtigungen',
    unread_one: '{{count}} ungelesene Benachrichtigung',
    unread_other: '{{count}} ungelesene Benachrichtigungen',
    none: 'Nichts Neues. Was Sie betrifft, erscheint hier.',
    readAll: 'Alle als gelesen markieren',
    new: 'Neu',
    older: 'Ältere anzeigen',
    preferences: 'Benachrichtigungen einstellen',
    preferencesText: 'Wählen Sie, wovon Sie erfahren möchten, und wie.',
    kind: 'Wovon',
    inApp: 'In der Glocke',
    mail: 'Per E-Mail',
    mailFor: 'Per E-Mail: {{kind}}',
    inAppFor: 'In der Glocke: {{kind}}',
    ways: { off: 'Nie', now: 'Sofort', digest: 'Jeden Morgen' },
    digestHint: 'Die E-Mail am Morgen kommt um 7:00 Uhr und lässt weg, was Sie bis dahin gelesen haben.',
    quiet: 'Ruhezeiten',
    quietText: 'Dazwischen wird keine E-Mail gesendet; sie folgt danach. Es gilt die Uhrzeit Ihrer Organisation ({{zone}}).',
    from: 'Von',
    to: 'Bis',
    saved: 'Einstellungen gespeichert',
  },
});

declare module '../texts' {
  interface TextRegistry {
    notifications: typeof texts.en;
  }
}
