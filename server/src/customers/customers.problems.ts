import { problems, says, taken } from '../core/problem';

export const customers = problems({
  email_taken: taken('email', 'Another customer has this e-mail address.', 'Diese E-Mail-Adresse hat schon ein anderer Kunde.'),
  customer_number_taken: taken('customerNumber', 'This customer number is taken.', 'Diese Kundennummer ist schon vergeben.'),
  name_missing: says(400, 'A name is needed, or first and last name.', 'Ein Name wird gebraucht, oder Vor- und Nachname.'),
  contact_missing: says(400, 'An e-mail address or a phone number is needed.', 'Eine E-Mail-Adresse oder Telefonnummer wird gebraucht.'),
  activity_subject_missing: says(400, 'A customer or a record it is about is needed.', 'Ein Kunde oder ein Datensatz, um den es geht, wird gebraucht.'),
  subject_incomplete: says(400, 'Type and id of the record go together.', 'Art und Kennung des Datensatzes gehören zusammen.'),
  activity_subject_unknown: says(422, 'What this is about does not exist.', 'Das, worum es hier geht, gibt es nicht.'),
  activity_of_event: says(422, 'An event wrote this entry: it cannot be changed.', 'Diesen Eintrag hat ein Ereignis geschrieben: Er lässt sich nicht ändern.'),
  tag_taken: taken('name', 'There is a tag of this name.', 'Eine Markierung mit diesem Namen gibt es schon.'),
  prescription_unknown: says(422, 'This customer has no such prescription.', 'Diesen Sehtest hat dieser Kunde nicht.'),
  prescription_empty: says(400, 'Please enter the values of one eye at least.', 'Bitte die Werte mindestens eines Auges eintragen.'),
  axis_missing: says(400, 'A cylinder needs its axis.', 'Zum Zylinder gehört seine Achse.'),
  next_exam_too_early: says(400, 'The next exam comes after this one.', 'Die nächste Untersuchung kommt nach dieser.'),
  merge_itself: says(422, 'A customer cannot be merged with itself.', 'Ein Kunde lässt sich nicht mit sich selbst zusammenführen.'),
  merge_final: says(422, 'This merge can no longer be undone.', 'Diese Zusammenführung lässt sich nicht mehr rückgängig machen.'),
  customer_merged: says(
    422,
    'This customer went into another: undo the merge.',
    'Dieser Kunde ging in einen anderen auf: Machen Sie die Zusammenführung rückgängig.',
  ),
  customer_erased: says(422, 'The data of this person were erased.', 'Die Daten dieser Person wurden gelöscht.'),
  segment_taken: taken('name', 'There is a segment of this name.', 'Ein Segment mit diesem Namen gibt es schon.'),
  customer_unknown: says(422, 'This customer does not exist.', 'Diesen Kunden gibt es nicht.'),
});
