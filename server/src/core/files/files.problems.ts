import { problems, says } from '../problem';

export const files = problems({
  file_missing: says(400, 'Please choose a file.', 'Bitte eine Datei auswählen.'),
  file_empty: says(422, 'This file is empty.', 'Diese Datei ist leer.'),
  file_type_refused: says(415, 'Files of this type are not taken.', 'Dateien dieser Art werden nicht angenommen.'),
});
