import { problems, says } from '../problem';

export const printing = problems({
  printout_pending: says(
    503,
    'The document is still being drawn. Please try again in a moment.',
    'Das Dokument wird noch erstellt. Bitte gleich noch einmal versuchen.',
  ),
});
