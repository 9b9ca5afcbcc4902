import { defineTexts } from '../texts';

export const texts = defineTexts('importing', {
  en: {
    steps: { file: 'File', map: 'Columns', check: 'Check', done: 'Done' },
    drop: 'Drop a CSV or Excel file here, or', choose: 'choose a file', kinds: 'CSV (any separator), XLSX; up to 50 MB', chosen: '{{name}} · {{size}} kB', another: 'Another file',
    field: 'Field', column: 'Column of the file', samples: 'Examples', none: 'Not in the file', byServer: 'The columns are recognised by their headers.', mapHint: 'Which column means what. It is remembered for files like this one.',
    check: 'Check', checking: 'The file is being checked …', importing: 'Rows are being imported …', rows_one: '{{count}} row', rows_other: '{{count}} rows',
    buckets: { exact: 'Known', proposed: 'To decide', created: 'New', ignored: 'Ignored', errors: 'Errors' },
    bucketHints: { exact: 'stand there already or are updated', proposed: 'look like something you have', created: 'will be created', ignored: 'are left out', errors: 'are left out, see below' },
    proposal: 'Row {{row}}: {{name}}', looksLike: 'looks like', decide: 'Decision for row {{row}}', match: 'Is the same', create: 'Create as new', ignore: 'Leave out', allMatch: 'All are the same', allCreate: 'Create all', changed: 'Check again with these decisions',
    reason: { suffix_1: 'copy with a suffix', mirrored_fastener: 'mirrored fastener', spelling: 'other spelling', file_extension: 'with file extension', cad_artefact: 'left over from CAD', placeholder_name: 'placeholder name' },
    errorsTitle: 'Rows with errors', errorRow: 'Row', errorColumn: 'Column', errorText: 'What is wrong', moreErrors: '… and {{count}} more',
    run: 'Import', nothing: 'There is nothing to import in this file.', doneTitle: 'Imported', summary: '{{created}} created, {{updated}} updated, {{matched}} as they were, {{skipped}} left out', undo: 'Take the whole import back', undoText: 'Everything that this import created or changed is taken back.', undone: 'The import was taken back', toList: 'To the list', again: 'Import another file', leftRunning: 'You may leave this page; the import goes on.',
  },
  de: {
    steps: { file: 'Datei', map: 'Spalten', check: 'Prüfen', done: 'Fertig' },
    drop: 'CSV- oder Excel-Datei hierher ziehen oder', choose: 'Datei auswählen', kinds: 'CSV (jedes Trennzeichen), XLSX; bis 50 MB', chosen: '{{name}} · {{size}} kB', another: 'Andere Datei',
    field: 'Feld', column: 'Spalte der Datei', samples: 'Beispiele', none: 'Nicht in der Datei', byServer: 'Die Spalten werden an ihren Überschriften erkannt.', mapHint: 'Welche Spalte was bedeutet. Für ähnliche Dateien wird es gemerkt.',
    check: 'Prüfen', checking: 'Die Datei wird geprüft …', importing: 'Zeilen werden importiert …', rows_one: '{{count}} Zeile', rows_other: '{{count}} Zeilen',
    buckets: { exact: 'Bekannt', proposed: 'Zu entscheiden', created: 'Neu', ignored: 'Ausgelassen', errors: 'Fehler' },
    bucketHints: { exact: 'sind schon da oder werden aktualisiert', proposed: 'sehen aus wie etwas Vorhandenes', created: 'werden angelegt', ignored: 'bleiben draußen', errors: 'bleiben draußen, siehe unten' },
    proposal: 'Zeile {{row}}: {{name}}', looksLike: 'sieht aus wie', decide: 'Entscheidung für Zeile {{row}}', match: 'Ist dasselbe', create: 'Neu anlegen', ignore: 'Auslassen', allMatch: 'Alle sind dasselbe', allCreate: 'Alle anlegen', changed: 'Mit diesen Entscheidungen prüfen',
    reason: { suffix_1: 'Kopie mit Anhang', mirrored_fastener: 'gespiegeltes Verbindungsteil', spelling: 'andere Schreibweise', file_extension: 'mit Dateiendung', cad_artefact: 'Rest aus dem CAD', placeholder_name: 'Platzhaltername' },
    errorsTitle: 'Zeilen mit Fehlern', errorRow: 'Zeile', errorColumn: 'Spalte', errorText: 'Was nicht stimmt', moreErrors: '… und {{count}} weitere',
    run: 'Importieren', nothing: 'In dieser Datei gibt es nichts zu importieren.', doneTitle: 'Importiert', summary: '{{created}} angelegt, {{updated}} aktualisiert, {{matched}} unverändert, {{skipped}} ausgelassen', undo: 'Ganzen Import zurücknehmen', undoText: 'Alles, was dieser Import angelegt oder geändert hat, wird zurückgenommen.', undone: 'Der Import wurde zurückgenommen', toList: 'Zur Liste', again: 'Weitere Datei importieren', leftRunning: 'Sie können die Seite verlassen; der Import läuft weiter.',
  },
});

declare module '../texts' {
  interface TextRegistry {
    importing: typeof texts.en;
  }
}
