import { problems, says } from '../core/problem';

export const sample = problems({
  sample_not_offered: says(422, 'There is no sample company for this industry yet.', 'Für diese Branche gibt es noch kein Musterunternehmen.'),
});
