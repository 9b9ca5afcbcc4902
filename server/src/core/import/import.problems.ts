import { problems, says } from '../problem';

export const imports = problems({
  column_missing: says(422, 'The file has no column for: {fields}.', 'In der Datei fehlt eine Spalte für: {fields}.'),
  column_unknown: says(422, 'The file has no column "{columns}".', 'Die Datei hat keine Spalte „{columns}“.'),
  batch_in_use: says(
    422,
    'This import cannot be taken back, its records are in use: {reasons}.',
    'Dieser Import kann nicht zurückgenommen werden, seine Datensätze werden verwendet: {reasons}.',
  ),
  // of single rows
  value_missing: says(422, 'A value is missing here.', 'Hier fehlt ein Wert.'),
  value_too_long: says(422, 'At most {max} characters.', 'Höchstens {max} Zeichen.'),
  value_not_allowed: says(422, '"{value}" is not possible here.', '„{value}“ ist hier nicht möglich.'),
  number_invalid: says(422, '"{value}" is no number.', '„{value}“ ist keine Zahl.'),
  number_out_of_range: says(422, '{value} is too small or too large.', '{value} ist zu klein oder zu groß.'),
  too_many_decimals: says(422, '{value} has more than {max} decimals.', '{value} hat mehr als {max} Nachkommastellen.'),
  decision_target_missing: says(
    422,
    'The decision for this row names no record that exists.',
    'Die Entscheidung zu dieser Zeile nennt keinen vorhandenen Datensatz.',
  ),
});
