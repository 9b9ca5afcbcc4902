import { defineTexts } from '../texts';

export const texts = defineTexts('record', {
  en: {
    details: 'Details', history: 'History', files: 'Files', breadcrumbs: 'Where you are', tabs: 'Sections', facts: 'Key facts', chain: 'Belongs together',
    by: '{{name}}', system: 'Kontor', changed: '{{field}}: from {{from}} to {{to}}', set: '{{field}}: {{to}}', noHistory: 'Nothing has happened yet.', more: 'Show older',
    event: { created: 'created it', changed: 'changed it', deleted: 'deleted it', restored: 'restored it', moved: 'moved stock', other: '{{what}}' },
    dropFiles: 'Drop files here, or', choose: 'choose files', uploading: 'Uploading {{name}} …', noFiles: 'No files yet.', deleteFile: 'Delete {{name}}', deleteFileText: 'The file is removed from this record.', uploaded: 'Uploaded', size: 'Size', limit: 'Up to {{size}} MB each.', tooBig: '{{name}} is larger than {{size}} MB.', preview: 'Preview of {{name}}',
    pdf: { making: 'The document is being made …', open: 'Open the PDF in a new tab', download: 'Download PDF', failed: 'The document could not be made.', title: 'Preview of the document' },
    deleteTitle: 'Delete {{title}}?', deleteText: 'It disappears from lists. It can be restored afterwards.', deleted: '{{title}} deleted', inUse: 'It cannot be deleted', isDeleted: 'This record is deleted.', back: 'Back to the list',
    lookedAt: 'Looking at this: {{names}}', editing: '{{name}} is editing {{field}}', editingSome: '{{name}} is editing',
  },
  de: {
    details: 'Details', history: 'Verlauf', files: 'Dateien', breadcrumbs: 'Wo Sie sind', tabs: 'Abschnitte', facts: 'Eckdaten', chain: 'Gehört zusammen',
    by: '{{name}}', system: 'Kontor', changed: '{{field}}: von {{from}} auf {{to}}', set: '{{field}}: {{to}}', noHistory: 'Noch ist nichts geschehen.', more: 'Ältere anzeigen',
    event: { created: 'hat angelegt', changed: 'hat geändert', deleted: 'hat gelöscht', restored: 'hat wiederhergestellt', moved: 'hat Bestand bewegt', other: '{{what}}' },
    dropFiles: 'Dateien hierher ziehen oder', choose: 'Dateien auswählen', uploading: '{{name}} wird hochgeladen …', noFiles: 'Noch keine Dateien.', deleteFile: '{{name}} löschen', deleteFileText: 'Die Datei wird von diesem Datensatz entfernt.', uploaded: 'Hochgeladen', size: 'Größe', limit: 'Je bis {{size}} MB.', tooBig: '{{name}} ist größer als {{size}} MB.', preview: 'Vorschau von {{name}}',
    pdf: { making: 'Das Dokument wird erstellt …', open: 'PDF in neuem Tab öffnen', download: 'PDF herunterladen', failed: 'Das Dokument konnte nicht erstellt werden.', title: 'Vorschau des Dokuments' },
    deleteTitle: '{{title}} löschen?', deleteText: 'Der Datensatz verschwindet aus Listen. Er kann danach wiederhergestellt werden.', deleted: '{{title}} gelöscht', inUse: 'Löschen ist nicht möglich', isDeleted: 'Dieser Datensatz ist gelöscht.', back: 'Zur Liste',
    lookedAt: 'Sehen das auch an: {{names}}', editing: '{{name}} bearbeitet {{field}}', editingSome: '{{name}} bearbeitet',
  },
});

declare module '../texts' {
  interface TextRegistry {
    record: typeof texts.en;
  }
}
