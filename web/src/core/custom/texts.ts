import { defineTexts } from '../texts';

export const texts = defineTexts('custom', {
  en: {
    more: 'More fields',
    archived: '{{label}} (no longer offered)',
    file: { choose: 'Choose a file', open: 'Open the file', remove: 'Take the file away', none: 'No file', tooBig: 'A file may have up to 50 MB.' },
  },
  de: {
    more: 'Weitere Felder',
    archived: '{{label}} (nicht mehr angeboten)',
    file: { choose: 'Datei wählen', open: 'Datei öffnen', remove: 'Datei entfernen', none: 'Keine Datei', tooBig: 'Eine Datei darf bis zu 50 MB haben.' },
  },
});

declare module '../texts' {
  interface TextRegistry {
    custom: typeof texts.en;
  }
}
