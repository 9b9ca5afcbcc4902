import { problems, says } from '../problem';

export const sheets = problems({
  /** Broken, encrypted, or not the kind of file its name says. */
  file_unreadable: says(422, 'This file cannot be read: {reason}.', 'Diese Datei kann nicht gelesen werden: {reason}.'),
  /** Unpacks to more than a workbook should: a zip bomb, or a file that belongs into a database. */
  file_too_large_unpacked: says(413, 'This file is too large when unpacked.', 'Diese Datei ist entpackt zu groß.'),
  sheet_missing: says(422, 'There is no sheet "{sheet}" in it; there is: {sheets}.', 'Ein Blatt „{sheet}“ gibt es darin nicht; es gibt: {sheets}.'),
});
