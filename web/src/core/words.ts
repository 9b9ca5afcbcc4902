import { defineTexts } from './texts';

/** Words of the whole application: actions, statuses (one word list for all modules), units of speech. */
export const words = defineTexts('core', {
  en: {
    kontor: 'Kontor',
    actions: { save: 'Save', cancel: 'Cancel', close: 'Close', create: 'Create', edit: 'Edit', delete: 'Delete', restore: 'Restore', undo: 'Undo', retry: 'Try again', back: 'Back', next: 'Continue', add: 'Add', remove: 'Remove', open: 'Open', search: 'Search', download: 'Download', print: 'Print', duplicate: 'Duplicate', reload: 'Reload', more: 'More actions', clear: 'Clear', confirm: 'Confirm', done: 'Done', all: 'All', up: 'Move up', down: 'Move down' },
    saved: 'Saved', created: 'Created', deleted: 'Deleted', restored: 'Restored', done: 'Done', yes: 'Yes', no: 'No', none: 'None', loading: 'Loading', optional: 'optional', today: 'Today', from: 'from', to: 'to', none_yet: 'Nothing here yet',
    status: {
      draft: 'Draft', pending: 'Pending', open: 'Open', active: 'Active', inactive: 'Inactive', archived: 'Archived', prospect: 'Prospect', production: 'In production', ready: 'Ready', shipped: 'Shipped', delivered: 'Delivered', cancelled: 'Cancelled', sent: 'Sent', issued: 'Issued', paid: 'Paid', overdue: 'Overdue', partially_received: 'Partly received', received: 'Received', closed: 'Closed', planned: 'Planned', allocated: 'Allocated', in_progress: 'In progress', completed: 'Completed', in_transit: 'In transit', returned: 'Returned', discontinued: 'Discontinued', released: 'Released', in_stock: 'In stock', low_stock: 'Low stock', out_of_stock: 'Out of stock', queued: 'Queued', running: 'Running', failed: 'Failed', not_configured: 'Kept in outbox', reversed: 'Reversed', enabled: 'On', disabled: 'Off', invited: 'Invited', accepted: 'Accepted', expired: 'Expired', revoked: 'Revoked', undone: 'Undone',
    },
    moves: { confirm: 'Confirm', cancel: 'Cancel', send: 'Send', receive: 'Receive', close: 'Close', start: 'Start', allocate: 'Allocate', complete: 'Complete', reverse: 'Reverse', ship: 'Ship', deliver: 'Mark as delivered', return: 'Take back', finalize: 'Finalize', release: 'Release' },
    roles: { admin: 'Administrator', manager: 'Manager', staff: 'Staff', viewer: 'Viewer' },
    industry: { maker: 'We make things', optician: 'Optician', clinic: 'Clinic or practice', sales: 'Sales', services: 'Services' },
    industryHint: { maker: 'Parts, bills of material, production, orders', optician: 'Glasses, lenses, fittings, appointments', clinic: 'Patients, appointments, treatments', sales: 'Buying, selling, pipeline, deliveries', services: 'Quotes, jobs, appointments, invoices' },
    network: 'The server cannot be reached. What you typed is still here.',
    unexpected: 'Something went wrong. Please try again.',
    reference: 'Reference {{id}}',
    offline: 'No connection to the server. Trying again …',
    outdated: 'Kontor was updated. Reload when it suits you: what you typed here would be lost.',
    expired: { title: 'Please sign in again', text: 'Your session has ended. Nothing on this page is lost.' },
    missing: { title: 'Not here', text: 'This page or record does not exist, was deleted, or belongs to another organization.', home: 'To the start page' },
    forbidden: { title: 'Not for this role', text: 'Your role does not allow this. An administrator can change it in Settings.' },
    crashed: { title: 'This page has broken', text: 'Your data is safe on the server. Reload the page; if it happens again, send the text below to whoever looks after Kontor.' },
  },
  de: {
    kontor: 'Kontor',
    actions: { save: 'Speichern', cancel: 'Abbrechen', close: 'Schließen', create: 'Anlegen', edit: 'Bearbeiten', delete: 'Löschen', restore: 'Wiederherstellen', undo: 'Rückgängig', retry: 'Erneut versuchen', back: 'Zurück', next: 'Weiter', add: 'Hinzufügen', remove: 'Entfernen', open: 'Öffnen', search: 'Suchen', download: 'Herunterladen', print: 'Drucken', duplicate: 'Duplizieren', reload: 'Neu laden', more: 'Weitere Aktionen', clear: 'Leeren', confirm: 'Bestätigen', done: 'Fertig', all: 'Alle', up: 'Nach oben', down: 'Nach unten' },
    saved: 'Gespeichert', created: 'Angelegt', deleted: 'Gelöscht', restored: 'Wiederhergestellt', done: 'Erledigt', yes: 'Ja', no: 'Nein', none: 'Keine', loading: 'Wird geladen', optional: 'optional', today: 'Heute', from: 'von', to: 'bis', none_yet: 'Noch nichts vorhanden',
    status: {
      draft: 'Entwurf', pending: 'Ausstehend', open: 'Offen', active: 'Aktiv', inactive: 'Inaktiv', archived: 'Archiviert', prospect: 'Interessent', production: 'In Produktion', ready: 'Bereit', shipped: 'Versandt', delivered: 'Geliefert', cancelled: 'Storniert', sent: 'Gesendet', issued: 'Ausgestellt', paid: 'Bezahlt', overdue: 'Überfällig', partially_received: 'Teilweise erhalten', received: 'Erhalten', closed: 'Abgeschlossen', planned: 'Geplant', allocated: 'Reserviert', in_progress: 'In Arbeit', completed: 'Fertig', in_transit: 'Unterwegs', returned: 'Zurückgenommen', discontinued: 'Ausgelaufen', released: 'Freigegeben', in_stock: 'Auf Lager', low_stock: 'Bestand niedrig', out_of_stock: 'Nicht auf Lager', queued: 'In Warteschlange', running: 'Läuft', failed: 'Fehlgeschlagen', not_configured: 'Im Postausgang', reversed: 'Zurückgebucht', enabled: 'Ein', disabled: 'Aus', invited: 'Eingeladen', accepted: 'Angenommen', expired: 'Abgelaufen', revoked: 'Widerrufen', undone: 'Rückgängig gemacht',
    },
    moves: { confirm: 'Bestätigen', cancel: 'Stornieren', send: 'Senden', receive: 'Wareneingang', close: 'Abschließen', start: 'Starten', allocate: 'Reservieren', complete: 'Fertigmelden', reverse: 'Zurückbuchen', ship: 'Versenden', deliver: 'Als geliefert melden', return: 'Zurücknehmen', finalize: 'Ausstellen', release: 'Freigeben' },
    roles: { admin: 'Administration', manager: 'Leitung', staff: 'Team', viewer: 'Nur lesen' },
    industry: { maker: 'Wir stellen etwas her', optician: 'Optiker', clinic: 'Klinik oder Praxis', sales: 'Handel', services: 'Dienstleistung' },
    industryHint: { maker: 'Teile, Stücklisten, Produktion, Aufträge', optician: 'Brillen, Gläser, Anpassung, Termine', clinic: 'Patienten, Termine, Behandlungen', sales: 'Einkauf, Verkauf, Pipeline, Lieferungen', services: 'Angebote, Einsätze, Termine, Rechnungen' },
    network: 'Der Server ist nicht erreichbar. Ihre Eingaben sind noch da.',
    unexpected: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
    reference: 'Kennung {{id}}',
    offline: 'Keine Verbindung zum Server. Es wird weiter versucht …',
    outdated: 'Kontor wurde aktualisiert. Laden Sie neu, wenn es passt: Ungespeicherte Eingaben gehen dabei verloren.',
    expired: { title: 'Bitte melden Sie sich wieder an', text: 'Ihre Sitzung ist abgelaufen. Auf dieser Seite geht nichts verloren.' },
    missing: { title: 'Hier ist nichts', text: 'Diese Seite oder dieser Datensatz existiert nicht, wurde gelöscht oder gehört zu einer anderen Organisation.', home: 'Zur Startseite' },
    forbidden: { title: 'Nicht für diese Rolle', text: 'Ihre Rolle erlaubt das nicht. Eine Administratorin oder ein Administrator kann das in den Einstellungen ändern.' },
    crashed: { title: 'Diese Seite ist abgestürzt', text: 'Ihre Daten sind auf dem Server sicher. Laden Sie die Seite neu; wenn es wieder passiert, senden Sie den Text unten an die Betreuung von Kontor.' },
  },
});

declare module './texts' {
  interface TextRegistry {
    core: typeof words.en;
  }
}
