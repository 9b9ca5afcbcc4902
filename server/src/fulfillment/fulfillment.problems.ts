import { problems, says } from '../core/problem';

export const fulfillment = problems({
  over_delivered: says(422, 'More than was ordered: {open} is open.', 'Mehr als bestellt: {open} ist offen.'),
  over_invoiced: says(422, 'More than was ordered would be invoiced.', 'Es würde mehr als bestellt verrechnet.'),
  order_item_unknown: says(422, 'This line does not belong to the order.', 'Diese Zeile gehört nicht zum Auftrag.'),
  nothing_open: says(422, 'Nothing is open for this.', 'Dafür ist nichts offen.'),
  not_needed: says(422, 'Only {open} is still needed there.', 'Dort werden nur noch {open} gebraucht.'),
  line_empty: says(422, 'A line needs a build, a part or a description.', 'Eine Zeile braucht einen Bau, ein Teil oder eine Beschreibung.'),
  order_started: says(
    422,
    'Something of this order was delivered, invoiced or is in production.',
    'Von diesem Auftrag wurde schon etwas geliefert, verrechnet oder produziert.',
  ),
  already_announced: says(409, 'The customer was told already.', 'Das wurde dem Kunden schon gesagt.'),
  signature_missing: says(422, 'This delivery needs a signature.', 'Diese Lieferung braucht eine Unterschrift.'),
  serial_count: says(422, 'As many serial numbers as pieces, please.', 'Bitte so viele Seriennummern wie Stück.'),
  purchase_order_not_open: says(422, 'Nothing more is to come of this purchase order.', 'Von dieser Bestellung kommt nichts mehr.'),
});
