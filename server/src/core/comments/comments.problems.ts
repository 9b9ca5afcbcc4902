import { problems, says } from '../problem';

export const comments = problems({
  mention_unknown: says(422, 'Only members who may see this can be mentioned.', 'Erwähnt werden können nur Mitglieder, die das sehen dürfen.'),
  not_author: says(403, 'Only the author can delete a comment.', 'Nur wer einen Kommentar geschrieben hat, kann ihn löschen.'),
});
