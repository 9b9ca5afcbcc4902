import { problems, says, taken } from '../problem';

export const fields = problems({
  custom_field_taken: taken(
    'key',
    'There is a field with this key already; it may be archived.',
    'Ein Feld mit diesem Schlüssel gibt es schon, vielleicht archiviert.',
  ),
  field_in_use: says(422, 'Records have values of this field: its type stays as it is.', 'Es gibt Werte in diesem Feld: Seine Art bleibt, wie sie ist.'),
  choice_in_use: says(
    422,
    'Records have this value: archive it instead ({values}).',
    'Diesen Wert gibt es in Datensätzen: Archivieren Sie ihn stattdessen ({values}).',
  ),
  choices_missing: says(400, 'A choice needs values to choose from.', 'Eine Auswahl braucht Werte.'),
  choice_twice: says(400, 'A value stands there twice.', 'Ein Wert steht doppelt da.'),
  link_target_missing: says(400, 'A link needs to say what it points to.', 'Ein Verweis muss sagen, worauf er zeigt.'),
  too_many_fields: says(422, 'More than {most} fields make no form any more.', 'Mehr als {most} Felder sind kein Formular mehr.'),
  field_not_yours: says(403, 'You may not change this field.', 'Dieses Feld dürfen Sie nicht ändern.'),
  field_missing: says(400, 'Please fill this in.', 'Bitte ausfüllen.'),
});
