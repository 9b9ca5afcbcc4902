import { problems, says } from '../core/problem';

export const reporting = problems({
  report_standard: says(
    422,
    'This report came with the house and stays as it is. Make a copy to change it.',
    'Diesen Bericht gibt es ab Werk, er bleibt wie er ist. Zum Ändern bitte kopieren.',
  ),
});
