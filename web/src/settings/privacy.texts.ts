import { defineTexts } from '../core/texts';

/** How long data are kept, and whether customers may share an e-mail address. */
export const privacyTexts = defineTexts('privacy', {
  en: {
    title: 'Data protection',
    hint: 'What is kept about people, and for how long.',
    shared: 'One e-mail address for several customers',
    sharedText:
      'Families and companies often have one address together. Switched on, a second customer with it is saved with a warning; switched off, it is refused.',
    sharedLabel: 'Customers may share an e-mail address',
    retention: 'How long data are kept',
    retentionText:
      'What is older is taken away every night, for good. Left empty, it stays for ever. Invoices, payments, orders and quotes are kept as the law wants them.',
    months: 'Months',
    for: 'Keep {{what}} for (months)',
    invalid: 'A whole number from 1 to 600, or nothing',
    classes: {
      activities: 'Calls, meetings and done tasks',
      notes: 'Notes',
      files: 'Documents of customers',
      customers: 'Customers without any document',
    },
    hints: {
      activities: 'since they took place; open tasks stay',
      notes: 'since they were written',
      files: 'since they were uploaded',
      customers: 'since their last activity; they are anonymized',
    },
    forever: 'for ever',
    saved: 'Saved. It takes effect next night.',
    confirm: 'Take old data away?',
    confirmText: 'From next night on, everything of these classes that is older is erased for good. This cannot be undone.',
    confirmAction: 'Keep it so',
  },
  de: {
    title: 'Datenschutz',
    hint: 'Was über Menschen aufbewahrt wird, und wie lange.',
    shared: 'Eine E-Mail-Adresse für mehrere Kunden',
    sharedText:
      'Familien und Firmen haben oft eine Adresse gemeinsam. Eingeschaltet wird ein zweiter Kunde damit gespeichert und Sie werden gewarnt; ausgeschaltet wird er abgelehnt.',
    sharedLabel: 'Kunden dürfen sich eine E-Mail-Adresse teilen',
    retention: 'Wie lange Daten aufbewahrt werden',
    retentionText:
      'Was älter ist, wird jede Nacht endgültig entfernt. Leer gelassen bleibt es für immer. Rechnungen, Zahlungen, Aufträge und Angebote bleiben, wie es das Gesetz verlangt.',
    months: 'Monate',
    for: '{{what}} aufbewahren (Monate)',
    invalid: 'Eine ganze Zahl von 1 bis 600, oder nichts',
    classes: {
      activities: 'Anrufe, Treffen und erledigte Aufgaben',
      notes: 'Notizen',
      files: 'Dokumente bei Kunden',
      customers: 'Kunden ohne jeden Beleg',
    },
    hints: {
      activities: 'seit sie stattfanden; offene Aufgaben bleiben',
      notes: 'seit sie geschrieben wurden',
      files: 'seit sie hochgeladen wurden',
      customers: 'seit der letzten Aktivität; sie werden anonymisiert',
    },
    forever: 'für immer',
    saved: 'Gespeichert. Es gilt ab der nächsten Nacht.',
    confirm: 'Alte Daten entfernen?',
    confirmText: 'Ab der nächsten Nacht wird alles aus diesen Klassen, das älter ist, endgültig gelöscht. Das lässt sich nicht rückgängig machen.',
    confirmAction: 'So aufbewahren',
  },
});

declare module '../core/texts' {
  interface TextRegistry {
    privacy: typeof privacyTexts.en;
  }
}
