import { Injectable } from '@nestjs/common';
import { newestFirst } from '../files/paging';
import type { ListQuery, Page } from '../list';
import { notice } from '../notify/notify.kinds';
import { recipients } from '../notify/notify.queries';
import { NotifyService } from '../notify/notify.service';
import { archive, byId, insert, type Key } from '../rows';
import { shapeOf } from '../shape';
import type { Id, Tx } from '../tx';
import { Comment, type CommentInput } from './comments.entity';
import { comments } from './comments.problems';

/** Subject: the record. */
const COMMENT_ADDED = 'core.comment_added';
const COMMENT_REMOVED = 'core.comment_removed';

const EXCERPT = 140;

const MENTIONED = notice({
  kind: 'core.mentioned',
  mail: 'now',
  label: { en: 'Somebody mentions you in a comment', de: 'Jemand erwähnt Sie in einem Kommentar' },
  says: { en: '{author} mentioned you: {text}', de: '{author} hat Sie erwähnt: {text}' },
});

@Injectable()
export class CommentsService {
  constructor(private readonly notify: NotifyService) {}

  /** Newest first. */
  list = (tx: Tx, subject: Id, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>): Promise<Page<Comment>> =>
    newestFirst<Comment>(tx, shapeOf(Comment).columns('t'), 'core.comments t where t.subject_id = $1 and t.deleted_at is null', subject, query);

  /** Tells those who are mentioned; 422 `mention_unknown` for who is no member or may not see the record. */
  async add(tx: Tx, resource: string, subjectId: Id, { text, mentionIds = [] }: CommentInput): Promise<Comment> {
    const mentioned = [...new Set(mentionIds)];
    const may = `${resource}:read`;
    const members = mentioned.length ? await recipients(tx, mentioned) : [];
    const seeing = members.filter(({ permissions }) => permissions.includes(may));
    if (seeing.length < mentioned.length)
      throw comments.mentionUnknown({ ids: mentioned.filter((id) => !seeing.some((member) => member.id === id)) }, 'mentionIds');
    const comment = await insert(tx, Comment, { resource, subjectId, text, mentionIds: mentioned });
    tx.emit(COMMENT_ADDED, subjectId, { comment: [null, text] });
    const people = mentioned.filter((id) => id !== tx.ctx.actor);
    const data = { author: comment.authorName ?? 'API', text: text.length > EXCERPT ? `${text.slice(0, EXCERPT)} …` : text, comment: comment.id };
    if (people.length) await this.notify.tell(tx, { kind: MENTIONED, resource, subject: subjectId, data }, { permissions: [may], people });
    return comment;
  }

  /** Only by who wrote it: 403 `not_author`. */
  async remove(tx: Tx, key: Key): Promise<Comment> {
    const { createdBy } = await byId(tx, Comment, key.id);
    if (createdBy !== tx.ctx.actor) throw comments.notAuthor();
    const { row } = await archive(tx, Comment, key);
    tx.emit(COMMENT_REMOVED, row.subjectId, { comment: [row.text, null] });
    return row;
  }
}
