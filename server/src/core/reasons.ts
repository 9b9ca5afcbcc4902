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
  from_and_to: plain('Please give both the first and the last day.', 'Bitte den ersten und den letzten Tag angeben.'),
  from_after_to: plain('The first day must not be after the last.', 'Der erste Tag darf nicht nach dem letzten liegen.'),
  period_too_long: plain('This period is too long.', 'Dieser Zeitraum ist zu lang.'),
  custom_only: plain('Days are for the timeframe "custom" only.', 'Tage gehören nur zum Zeitraum „custom“.'),
  too_many_points: plain('These would be too many points: please choose longer steps.', 'Das wären zu viele Punkte: Bitte größere Schritte wählen.'),
  unknown_data_set: plain('There is no such data set.', 'Diese Datenmenge gibt es nicht.'),
  unknown_column: plain('There is no such column.', 'Diese Spalte gibt es nicht.'),
  unfit_value: plain('This value does not suit the column.', 'Dieser Wert passt nicht zur Spalte.'),
  unfit_condition: plain('This column cannot be asked this way.', 'So lässt sich diese Spalte nicht abfragen.'),
  unfit_measure: plain('This column cannot be measured this way.', 'So lässt sich diese Spalte nicht auswerten.'),
  unknown_metric: plain('There is no such figure.', 'Diese Kennzahl gibt es nicht.'),
  same_day_twice: plain('There is an entry for this day already.', 'Für diesen Tag gibt es schon einen Eintrag.'),
  weekdays_missing: plain('Please choose a weekday at least.', 'Bitte wählen Sie mindestens einen Wochentag.'),
  monthly_missing: plain('Please choose the day of the month.', 'Bitte wählen Sie den Tag im Monat.'),
  day_missing: plain('Please choose the day of the month.', 'Bitte wählen Sie den Tag im Monat.'),
  weekday_missing: plain('Please choose which weekday of the month.', 'Bitte wählen Sie, der wievielte Wochentag im Monat gemeint ist.'),
  rule_unreadable: plain(
    'This is no rule that names days (RFC 5545): FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1, for example.',
    'Das ist keine Regel, die Tage nennt (RFC 5545), zum Beispiel FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1.',
  ),
  owner_left: plain(
    'Its owner has left: open it and let it go on, and it is yours.',
    'Wer dafür einstand, gehört nicht mehr dazu: öffnen Sie den Versand und setzen Sie ihn fort, dann stehen Sie dafür ein.',
  ),
  too_short: plain('This is too short.', 'Das ist zu kurz.'),
};

/** The words of a reason, as it is or with its count; one nobody has words for is read as it is called. */
export function reasonWords(reason: unknown, locale: Locale): string {
  const { reason: name, count = 1 } = typeof reason === 'object' && reason ? (reason as { reason: string; count?: number }) : { reason: String(reason) };
  const words = REASONS[name]?.[locale];
  return words ? words[count === 1 ? 0 : 1].replace('{count}', String(count)) : name.replaceAll('_', ' ');
}

export const hasWords = (reason: unknown): reason is string => typeof reason === 'string' && Object.hasOwn(REASONS, reason);
