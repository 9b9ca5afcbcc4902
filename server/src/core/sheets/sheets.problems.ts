import { problems } from '../problem';

export const sheets = problems({
  /** Broken, encrypted, or not the kind of file its name says. */
  file_unreadable: 422,
  /** Unpacks to more than a workbook should: a zip bomb, or a file that belongs into a database. */
  file_too_large_unpacked: 413,
  sheet_missing: 422,
});
