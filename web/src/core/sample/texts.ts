import { defineTexts } from '../texts';

export const texts = defineTexts('sample', {
  en: {
    title: 'Sample data',
    company: 'Sample company',
    text: 'A company to learn on: three printers, some 250 parts with suppliers and stock, a year of orders, deliveries and invoices.',
    numbers: 'Its documents have numbers of their own (DEMO-…), your own series stay without a gap. Mails about it are kept in the outbox.',
    leaves: 'When you remove it, everything leaves that came with it and everything you tried with it. What you entered yourself stays.',
    keeps: 'An own order, invoice or parts list that uses a sample part keeps the sample here until you change it.',
    notOffered: 'There is no sample company for your industry yet.',
    offer: 'Look around first: load a sample company with a year of orders. It leaves without a trace.',
    load: 'Load sample company',
    remove: 'Remove sample data',
    removeText:
      'All sample customers, suppliers, parts and documents leave, with everything you tried with them. What you entered yourself stays. This cannot be undone.',
    removeNow: 'Remove',
    status: {
      none: 'Sample data is not loaded.',
      loading: 'The sample company is being loaded. You can go on meanwhile.',
      loaded: 'Sample data is loaded; it counts in lists and numbers.',
      removing: 'The sample data is being removed.',
      failed: 'Loading the sample data was interrupted. Remove what is there, then load it again.',
    },
  },
  de: {
    title: 'Beispieldaten',
    company: 'Musterunternehmen',
    text: 'Ein Unternehmen zum Lernen: drei Drucker, rund 250 Teile mit Lieferanten und Bestand, ein Jahr Aufträge, Lieferungen und Rechnungen.',
    numbers: 'Seine Belege haben eigene Nummern (DEMO-…), Ihre Nummernkreise bleiben lückenlos. E-Mails dazu bleiben im Postausgang.',
    leaves: 'Beim Entfernen verschwindet alles, was mitgekommen ist, und alles, was Sie damit ausprobiert haben. Was Sie selbst erfasst haben, bleibt.',
    keeps: 'Ein eigener Auftrag, eine Rechnung oder Stückliste mit einem Beispielteil hält die Beispieldaten hier, bis Sie das ändern.',
    notOffered: 'Für Ihre Branche gibt es noch kein Musterunternehmen.',
    offer: 'Erst einmal umsehen: Laden Sie ein Musterunternehmen mit einem Jahr Aufträgen. Es verschwindet spurlos.',
    load: 'Musterunternehmen laden',
    remove: 'Beispieldaten entfernen',
    removeText:
      'Alle Kunden, Lieferanten, Teile und Belege des Musterunternehmens verschwinden, mit allem, was Sie damit ausprobiert haben. Was Sie selbst erfasst haben, bleibt. Das lässt sich nicht rückgängig machen.',
    removeNow: 'Entfernen',
    status: {
      none: 'Es sind keine Beispieldaten geladen.',
      loading: 'Das Musterunternehmen wird geladen. Sie können inzwischen weiterarbeiten.',
      loaded: 'Beispieldaten sind geladen und zählen in Listen und Zahlen mit.',
      removing: 'Die Beispieldaten werden entfernt.',
      failed: 'Das Laden der Beispieldaten wurde unterbrochen. Entfernen Sie, was da ist, und laden Sie es neu.',
    },
  },
});

declare module '../texts' {
  interface TextRegistry {
    sample: typeof texts.en;
  }
}
