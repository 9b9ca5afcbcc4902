import { defineTexts } from '../texts';

export const texts = defineTexts('table', {
  en: {
    search: 'Search', filter: 'Filter', filters: 'Filters', addFilter: 'Add filter', clearFilters: 'Clear all', columns: 'Columns', density: 'Density', dense: 'Dense', calm: 'Calm', view: 'View', usual: 'As usual', export: 'Export', exportCsv: 'CSV of what is filtered', exportXlsx: 'Excel of what is filtered', import: 'Import',
    rows_one: '{{count}} row', rows_other: '{{count}} rows', range: '{{from}}–{{to}} of {{total}}', previous: 'Previous page', next: 'Next page', perPage: 'Rows per page',
    selectAll: 'Select all rows of this page', selectRow: 'Select {{title}}', selected_one: '{{count}} selected', selected_other: '{{count}} selected', selectMatching: 'Select all {{count}} that match', clearSelection: 'Clear selection', bulk: 'With the selected rows', bulkDone: 'Done for {{count}} rows',
    noMatch: 'Nothing matches', noMatchText: 'No row fits this search and these filters.', resize: 'Width of {{column}}', sortBy: 'Sort by {{column}}', list: 'List', peek: 'Details', openPage: 'Open page', from: '{{label}} from', to: '{{label}} to', apply: 'Apply', is: '{{label}}: {{value}}', removeFilter: 'Remove filter {{label}}', failed: 'The list could not be loaded.', loading: 'Loading rows', yes: 'Yes', no: 'No', deleted: 'Deleted ones', any: 'Any',
    views: 'Saved views', saveView: 'Save this view', viewName: 'Name of the view', shared: 'For everyone in the organization', sharedMark: 'shared', deleteView: 'Delete view {{name}}', viewSaved: 'View saved', viewDeleted: 'View deleted', noViews: 'No saved views yet.',
  },
  de: {
    search: 'Suchen', filter: 'Filter', filters: 'Filter', addFilter: 'Filter hinzufügen', clearFilters: 'Alle entfernen', columns: 'Spalten', density: 'Dichte', dense: 'Dicht', calm: 'Ruhig', view: 'Ansicht', usual: 'Wie üblich', export: 'Exportieren', exportCsv: 'CSV der gefilterten Liste', exportXlsx: 'Excel der gefilterten Liste', import: 'Importieren',
    rows_one: '{{count}} Zeile', rows_other: '{{count}} Zeilen', range: '{{from}}–{{to}} von {{total}}', previous: 'Vorige Seite', next: 'Nächste Seite', perPage: 'Zeilen pro Seite',
    selectAll: 'Alle Zeilen dieser Seite auswählen', selectRow: '{{title}} auswählen', selected_one: '{{count}} ausgewählt', selected_other: '{{count}} ausgewählt', selectMatching: 'Alle {{count}} passenden auswählen', clearSelection: 'Auswahl aufheben', bulk: 'Mit den ausgewählten Zeilen', bulkDone: 'Für {{count}} Zeilen erledigt',
    noMatch: 'Nichts passt', noMatchText: 'Keine Zeile passt zu dieser Suche und diesen Filtern.', resize: 'Breite von {{column}}', sortBy: 'Nach {{column}} sortieren', list: 'Liste', peek: 'Details', openPage: 'Seite öffnen', from: '{{label}} von', to: '{{label}} bis', apply: 'Anwenden', is: '{{label}}: {{value}}', removeFilter: 'Filter {{label}} entfernen', failed: 'Die Liste konnte nicht geladen werden.', loading: 'Zeilen werden geladen', yes: 'Ja', no: 'Nein', deleted: 'Gelöschte', any: 'Beliebig',
    views: 'Gespeicherte Ansichten', saveView: 'Diese Ansicht speichern', viewName: 'Name der Ansicht', shared: 'Für alle in der Organisation', sharedMark: 'geteilt', deleteView: 'Ansicht {{name}} löschen', viewSaved: 'Ansicht gespeichert', viewDeleted: 'Ansicht gelöscht', noViews: 'Noch keine gespeicherten Ansichten.',
  },
});

declare module '../texts' {
  interface TextRegistry {
    table: typeof texts.en;
  }
}
