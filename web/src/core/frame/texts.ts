import { defineTexts } from '../texts';

export const texts = defineTexts('frame', {
  en: {
    navigation: 'Navigation', main: 'Main content', skip: 'Skip to content', collapse: 'Collapse navigation', expand: 'Expand navigation', more: 'More', create: 'Create', createNew: 'Create something', profile: 'Profile', presence: 'Also here', breadcrumbs: 'Where you are',
    search: 'Search or jump to …', searchHint: 'A page, an action, a number, a name, a SKU …', pages: 'Pages', actions: 'Actions', nothing: 'Nothing found for “{{text}}”', palette: 'Command palette', typeMore: 'Type two letters to find records.', recent: 'Recently opened',
    keyboard: 'Keyboard', keyboardHint: 'These work wherever you are not typing.', keys: { palette: 'Search and commands', help: 'This help', go: 'Go to {{page}}', search: 'Search in the list', create: 'Create', nextRow: 'Next row', previousRow: 'Previous row', select: 'Select row', open: 'Open row', peek: 'Look without leaving', save: 'Save', close: 'Close, cancel' },
    theme: 'Appearance', themes: { system: 'Like the system', light: 'Light', dark: 'Dark' }, roleIn: '{{role}} in {{organization}}', everywhere: 'Sign out everywhere', manual: 'Manual',
    empty: { title: 'Nothing to see yet', text: 'Your role has no pages here. Ask an administrator for access.' },
  },
  de: {
    navigation: 'Navigation', main: 'Hauptinhalt', skip: 'Zum Inhalt springen', collapse: 'Navigation einklappen', expand: 'Navigation ausklappen', more: 'Mehr', create: 'Anlegen', createNew: 'Etwas anlegen', profile: 'Profil', presence: 'Auch hier', breadcrumbs: 'Wo Sie sind',
    search: 'Suchen oder springen zu …', searchHint: 'Eine Seite, eine Aktion, eine Nummer, ein Name, eine Artikelnummer …', pages: 'Seiten', actions: 'Aktionen', nothing: 'Nichts gefunden für „{{text}}“', palette: 'Befehle und Suche', typeMore: 'Ab zwei Buchstaben werden Datensätze gesucht.', recent: 'Zuletzt geöffnet',
    keyboard: 'Tastatur', keyboardHint: 'Gilt überall, wo Sie gerade nicht schreiben.', keys: { palette: 'Suche und Befehle', help: 'Diese Hilfe', go: 'Gehe zu {{page}}', search: 'In der Liste suchen', create: 'Anlegen', nextRow: 'Nächste Zeile', previousRow: 'Vorige Zeile', select: 'Zeile auswählen', open: 'Zeile öffnen', peek: 'Ansehen, ohne zu wechseln', save: 'Speichern', close: 'Schließen, abbrechen' },
    theme: 'Darstellung', themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' }, roleIn: '{{role}} bei {{organization}}', everywhere: 'Überall abmelden', manual: 'Handbuch',
    empty: { title: 'Noch nichts zu sehen', text: 'Ihre Rolle hat hier keine Seiten. Bitten Sie eine Administratorin oder einen Administrator um Zugang.' },
  },
});

declare module '../texts' {
  interface TextRegistry {
    frame: typeof texts.en;
  }
}
