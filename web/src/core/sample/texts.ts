import { defineTexts } from '../texts';

export const texts = defineTexts('sample', {
  en: {
    title: 'Sample data',
    company: 'Sample company',
    text: 'A company of your industry to learn on: customers, and half a year or a year of business with them, up to today.',
    numbers: 'Its documents have numbers of their own (DEMO-…), your own series stay without a gap. Mails about it are kept in the outbox.',
    leaves: 'When you remove it, everything leaves that came with it and everything you tried with it. What you entered yourself stays.',
    keeps: 'An own order, invoice or parts list that uses a sample part keeps the sample here until you change it.',
    offer: 'Look around first: load a sample company with months of business. It leaves without a trace.',
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
    text: 'Ein Unternehmen Ihrer Branche zum Lernen: Kunden und ein halbes oder ganzes Jahr Geschäft mit ihnen, bis heute.',
    numbers: 'Seine Belege haben eigene Nummern (DEMO-…), Ihre Nummernkreise bleiben lückenlos. E-Mails dazu bleiben im Postausgang.',
    leaves: 'Beim Entfernen verschwindet alles, was mitgekommen ist, und alles, was Sie damit ausprobiert haben. Was Sie selbst erfasst haben, bleibt.',
    keeps: 'Ein eigener Auftrag, eine Rechnung oder Stückliste mit einem Beispielteil hält die Beispieldaten hier, bis Sie das ändern.',
    offer: 'Erst einmal umsehen: Laden Sie ein Musterunternehmen mit Monaten an Geschäft. Es verschwindet spurlos.',
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
