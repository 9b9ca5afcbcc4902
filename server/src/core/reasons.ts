type Locale = 'de' | 'en';
/** For one, and for several with `{count}`. */
type Words = Record<Locale, readonly [one: string, more: string]>;

const several = (en: readonly [string, string], de: readonly [string, string]): Words => ({ en, de });
const plain = (en: string, de: string): Words => several([en, en], [de, de]);

/** What people read for a reason in `details`: why a record is still needed, why a value does not do. */
const REASONS: Record<string, Words> = {
  open_order: several(['an open order', '{count} open orders'], ['ein offener Auftrag', '{count} offene Aufträge']),
  open_purchase_order: several(['an open purchase order', '{count} open purchase orders'], ['eine offene Bestellung', '{count} offene Bestellungen']),
  open_print_job: several(['a print job', '{count} print jobs'], ['ein Druckauftrag', '{count} Druckaufträge']),
  open_production: several(['a production order', '{count} production orders'], ['ein Produktionsauftrag', '{count} Produktionsaufträge']),
  unpaid_invoice: several(['an unpaid invoice', '{count} unpaid invoices'], ['eine offene Rechnung', '{count} offene Rechnungen']),
  bom: several(['a parts list', '{count} parts lists'], ['eine Stückliste', '{count} Stücklisten']),
  build: several(['the model it is made by', '{count} models'], ['das Modell, aus dem es entsteht', '{count} Modelle']),
  build_option: several(['an option of a model', '{count} options of models'], ['eine Option eines Modells', '{count} Optionen von Modellen']),
  stock_on_hand: several(['stock of a part', 'stock of {count} parts'], ['Bestand eines Teils', 'Bestand von {count} Teilen']),
  order_items: several(['a line of an order', '{count} lines of orders'], ['eine Auftragszeile', '{count} Auftragszeilen']),
  invoice_items: several(['a line of an invoice', '{count} lines of invoices'], ['eine Rechnungszeile', '{count} Rechnungszeilen']),
  purchase_order_items: several(['a line of a purchase order', '{count} lines of purchase orders'], ['eine Bestellzeile', '{count} Bestellzeilen']),
  deal_items: several(['a line of a deal', '{count} lines of deals'], ['eine Zeile einer Verkaufschance', '{count} Zeilen von Verkaufschancen']),
  supplier_parts: several(["an offer in a supplier's list", "{count} offers in suppliers' lists"], ['ein Lieferantenangebot', '{count} Lieferantenangebote']),
  bom_lines: several(['a line of a parts list', '{count} lines of parts lists'], ['eine Zeile einer Stückliste', '{count} Zeilen von Stücklisten']),
  own_stock_moved: several(
    ['stock of a part of yours that was moved with it', 'stock of {count} parts of yours that was moved with it'],
    ['Bestand eines eigenen Teils, der damit bewegt wurde', 'Bestand von {count} eigenen Teilen, der damit bewegt wurde'],
  ),
  own_parts_on_order: several(
    ['a part of yours on order with it', '{count} parts of yours on order with it'],
    ['ein eigenes Teil, das damit bestellt ist', '{count} eigene Teile, die damit bestellt sind'],
  ),
  default_location: plain('it is the default location', 'es ist der Standardlagerort'),
  users: plain('members have this role', 'Mitglieder haben diese Rolle'),
  invitations: plain('invitations name this role', 'Einladungen nennen diese Rolle'),
  revision_released: plain('the revision was released', 'die Revision wurde freigegeben'),
  bom_changed: plain('the parts list was changed since', 'die Stückliste wurde seither geändert'),
  part_changed: several(
    ['a part was changed since', '{count} parts were changed since'],
    ['ein Teil wurde seither geändert', '{count} Teile wurden seither geändert'],
  ),
  supplier_part_changed: several(
    ['an offer of a supplier was changed since', '{count} offers of suppliers were changed since'],
    ['ein Angebot eines Lieferanten wurde seither geändert', '{count} Angebote von Lieferanten wurden seither geändert'],
  ),
  record_changed: several(
    ['a record was changed since', '{count} records were changed since'],
    ['ein Datensatz wurde seither geändert', '{count} Datensätze wurden seither geändert'],
  ),
  wrong_code: plain('This code is wrong or was used before.', 'Dieser Code ist falsch oder wurde schon verwendet.'),
  wrong_password: plain('This password is wrong.', 'Dieses Passwort ist falsch.'),
  in_the_past: plain('This day is over.', 'Dieser Tag ist vorbei.'),
  required: plain('Please fill this in.', 'Bitte ausfüllen.'),
  too_short: plain('This is too short.', 'Das ist zu kurz.'),
};

/** The words of a reason, as it is or with its count; one nobody has words for is read as it is called. */
export function reasonWords(reason: unknown, locale: Locale): string {
  const { reason: name, count = 1 } = typeof reason === 'object' && reason ? (reason as { reason: string; count?: number }) : { reason: String(reason) };
  const words = REASONS[name]?.[locale];
  return words ? words[count === 1 ? 0 : 1].replace('{count}', String(count)) : name.replaceAll('_', ' ');
}

export const hasWords = (reason: unknown): reason is string => typeof reason === 'string' && Object.hasOwn(REASONS, reason);
