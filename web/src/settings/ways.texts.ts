import { defineTexts } from '../core/texts';

/** Industry, modules and words; „Kunde“ stands here for itself, so these texts name no customer outside of the choice. */
export const waysTexts = defineTexts('ways', {
  literal: true,
  en: {
    title: 'Industry and modules',
    hint: 'What stands in the navigation and what the people you work for are called. Choosing an industry adds what it brings along and takes nothing away.',
    fields: { industry: 'Industry', modules: 'Modules', customerWord: 'Word' },
    modules: {
      pipeline: 'Pipeline',
      scheduling: 'Calendar',
      messaging: 'Inbox',
      parts: 'Parts and stock',
      procurement: 'Purchasing',
      builds: 'Builds and production',
      fulfillment: 'Orders and deliveries',
      billing: 'Invoices and payments',
    },
    moduleHint: {
      pipeline: 'Deals on a board, quotes, leads, jobs',
      scheduling: 'Appointments, resources, booking page',
      messaging: 'E-mail, WhatsApp, Instagram, SMS and calls in one place',
      parts: 'Articles, stock, locations, counts',
      procurement: 'Suppliers, purchase orders, planning',
      builds: 'Bills of materials, production orders',
      fulfillment: 'Customer orders, deliveries, labels',
      billing: 'Invoices, credit notes, payments',
    },
    words: { client: 'Clients', customer: 'Customers', patient: 'Patients' },
    brings: 'Brings along {{count}} fields of its own:',
    bringsNothing: 'Brings along no fields of its own.',
    choose: 'Change the industry',
    chooseText:
      'Navigation and words become those of "{{industry}}". Its fields, pipeline and appointment types are added. Records, fields and settings that are there stay.',
    chosen: 'The industry was changed',
    off: 'A module that is off stands in no navigation; its records stay where they are.',
  },
  de: {
    title: 'Branche und Module',
    hint: 'Was in der Navigation steht und wie die heißen, für die Sie arbeiten. Eine Branche bringt etwas mit und nimmt nichts weg.',
    fields: { industry: 'Branche', modules: 'Module', customerWord: 'Bezeichnung' },
    modules: {
      pipeline: 'Pipeline',
      scheduling: 'Kalender',
      messaging: 'Posteingang',
      parts: 'Teile und Lager',
      procurement: 'Einkauf',
      builds: 'Baugruppen und Fertigung',
      fulfillment: 'Aufträge und Lieferungen',
      billing: 'Rechnungen und Zahlungen',
    },
    moduleHint: {
      pipeline: 'Chancen auf einem Board, Angebote, Anfragen, Einsätze',
      scheduling: 'Termine, Räume, Buchungsseite',
      messaging: 'E-Mail, WhatsApp, Instagram, SMS und Anrufe an einem Ort',
      parts: 'Artikel, Bestand, Lagerorte, Inventur',
      procurement: 'Lieferanten, Bestellungen, Planung',
      builds: 'Stücklisten, Produktionsaufträge',
      fulfillment: 'Aufträge, Lieferungen, Etiketten',
      billing: 'Rechnungen, Gutschriften, Zahlungen',
    },
    words: { client: 'Klienten', customer: 'Kunden', patient: 'Patienten' },
    brings: 'Bringt {{count}} eigene Felder mit:',
    bringsNothing: 'Bringt keine eigenen Felder mit.',
    choose: 'Branche wechseln',
    chooseText:
      'Navigation und Bezeichnung werden die von „{{industry}}“. Ihre Felder, Pipeline und Terminarten kommen dazu. Vorhandene Daten, Felder und Einstellungen bleiben.',
    chosen: 'Die Branche wurde gewechselt',
    off: 'Ein ausgeschaltetes Modul steht in keiner Navigation; seine Daten bleiben erhalten.',
  },
});

declare module '../core/texts' {
  interface TextRegistry {
    ways: typeof waysTexts.en;
  }
}
