import { problems, says, taken } from '../core/problem';

export const customers = problems({
  email_taken: taken('email', 'Another customer has this e-mail address.', 'Diese E-Mail-Adresse hat schon ein anderer Kunde.'),
  customer_number_taken: taken('customerNumber', 'This customer number is taken.', 'Diese Kundennummer ist schon vergeben.'),
  name_missing: says(400, 'A name is needed, or first and last name.', 'Ein Name wird gebraucht, oder Vor- und Nachname.'),
  contact_missing: says(400, 'An e-mail address or a phone number is needed.', 'Eine E-Mail-Adresse oder Telefonnummer wird gebraucht.'),
  customer_unknown: says(422, 'This customer does not exist.', 'Diesen Kunden gibt es nicht.'),
});
