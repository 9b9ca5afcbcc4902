import { problems, says } from '../core/problem';

export const pipeline = problems({
  pipeline_unknown: says(422, 'This pipeline does not exist.', 'Diese Pipeline gibt es nicht.'),
  stage_unknown: says(422, 'This stage does not exist.', 'Diese Phase gibt es nicht.'),
  stage_needed: says(
    422,
    'A pipeline needs an open stage, one for what is won and one for what is lost.',
    'Eine Pipeline braucht eine offene Phase, eine für Gewonnenes und eine für Verlorenes.',
  ),
  default_pipeline_needed: says(422, 'The default pipeline cannot be deleted.', 'Die Standard-Pipeline kann nicht gelöscht werden.'),
  lost_reason_missing: says(422, 'Why was it lost?', 'Warum wurde es verloren?'),
  value_follows_lines: says(422, 'The value follows from the lines: {value}.', 'Der Wert ergibt sich aus den Positionen: {value}.'),
});
