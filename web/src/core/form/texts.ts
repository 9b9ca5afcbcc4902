import { defineTexts } from '../texts';

export const texts = defineTexts('form', {
  en: {
    required: 'Please fill this in',
    notNumber: 'This is not a number',
    leaveTitle: 'Leave without saving?',
    leaveText: 'What you changed here would be lost.',
    leave: 'Leave',
    stay: 'Stay',
    savedElsewhere: 'Changes of others were kept beside yours.',
    conflict: {
      title: 'Someone else saved first',
      text: 'Choose for each field which value to keep.',
      field: 'Field',
      mine: 'Yours',
      theirs: 'Theirs',
      save: 'Save the choice',
    },
    address: { line1: 'Street and number', line2: 'Address line 2', postalCode: 'Postal code', city: 'City', state: 'State', country: 'Country' },
    hours: { closed: 'Closed', add: 'Add', addTo: 'Add hours: {{day}}', remove: 'Remove hours: {{day}}' },
    contacts: {
      add: 'Add contact',
      name: 'Name',
      role: 'Role',
      emails: 'E-mail',
      phones: 'Phone',
      isPrimary: 'Main contact',
      remove: 'Remove contact {{name}}',
    },
    tagsHint: 'Type and press Enter',
    separate: 'separated by commas',
    lines: {
      add: 'Add line',
      remove: 'Remove line {{n}}',
      up: 'Move line {{n}} up',
      down: 'Move line {{n}} down',
      line: 'Line {{n}}',
      empty: 'No lines yet. Add one, or paste rows from a spreadsheet.',
      paste: 'Rows from a spreadsheet can be pasted.',
      pasted_one: '{{count}} row pasted',
      pasted_other: '{{count}} rows pasted',
    },
  },
  de: {
    required: 'Bitte ausfüllen',
    notNumber: 'Das ist keine Zahl',
    leaveTitle: 'Ohne Speichern verlassen?',
    leaveText: 'Was Sie hier geändert haben, ginge verloren.',
    leave: 'Verlassen',
    stay: 'Bleiben',
    savedElsewhere: 'Änderungen anderer wurden neben Ihren behalten.',
    conflict: {
      title: 'Jemand anderes hat zuerst gespeichert',
      text: 'Wählen Sie für jedes Feld, welcher Wert bleiben soll.',
      field: 'Feld',
      mine: 'Ihrer',
      theirs: 'Der andere',
      save: 'Auswahl speichern',
    },
    address: { line1: 'Straße und Hausnummer', line2: 'Adresszusatz', postalCode: 'PLZ', city: 'Ort', state: 'Bundesland', country: 'Land' },
    hours: { closed: 'Geschlossen', add: 'Hinzufügen', addTo: 'Zeiten hinzufügen: {{day}}', remove: 'Zeiten entfernen: {{day}}' },
    contacts: {
      add: 'Kontakt hinzufügen',
      name: 'Name',
      role: 'Funktion',
      emails: 'E-Mail',
      phones: 'Telefon',
      isPrimary: 'Hauptkontakt',
      remove: 'Kontakt {{name}} entfernen',
    },
    tagsHint: 'Tippen und Enter drücken',
    separate: 'durch Kommas getrennt',
    lines: {
      add: 'Zeile hinzufügen',
      remove: 'Zeile {{n}} entfernen',
      up: 'Zeile {{n}} nach oben',
      down: 'Zeile {{n}} nach unten',
      line: 'Zeile {{n}}',
      empty: 'Noch keine Zeilen. Fügen Sie eine hinzu oder fügen Sie Zeilen aus einer Tabelle ein.',
      paste: 'Zeilen aus einer Tabelle können eingefügt werden.',
      pasted_one: '{{count}} Zeile eingefügt',
      pasted_other: '{{count}} Zeilen eingefügt',
    },
  },
});

declare module '../texts' {
  interface TextRegistry {
    form: typeof texts.en;
  }
}
