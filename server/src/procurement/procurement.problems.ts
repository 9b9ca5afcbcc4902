import { problems, says, taken } from '../core/problem';

export const procurement = problems({
  supplier_number_taken: taken('supplierNumber', 'This supplier number is taken.', 'Diese Lieferantennummer ist schon vergeben.'),
  supplier_unknown: says(422, 'This supplier does not exist.', 'Diesen Lieferanten gibt es nicht.'),
  supplier_part_taken: taken('partId', 'A part stands twice in the list.', 'Ein Teil steht doppelt in der Liste.'),
  over_delivery: says(422, 'More than was ordered: {allowed} may still come in.', 'Mehr als bestellt: {allowed} dürfen noch kommen.'),
  item_unknown: says(422, 'This line does not belong to the purchase order.', 'Diese Zeile gehört nicht zur Bestellung.'),
  receipt_reversed: says(409, 'This receipt was already taken back.', 'Dieser Wareneingang wurde schon zurückgenommen.'),
  over_allocated: says(
    422,
    'Only {free} of this line are still to come and meant for nobody.',
    'Von dieser Zeile sind nur noch {free} offen und niemandem zugesagt.',
  ),
  line_received: says(422, 'Goods have come in for this line.', 'Zu dieser Zeile ist schon Ware gekommen.'),
});
