import { bulkOf } from '../core/bulk';
import { inputOf, OneOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, from, is, isId, list, until, where } from '../core/list';
import { Activity, ACTIVITY_TYPES, TIMELINE_TYPES } from './activities.entity';

const FIELDS = ['customerId', 'type', 'title', 'description', 'occurredAt', 'dueAt', 'remindAt', 'doneAt', 'ownerId', 'subjectType', 'subjectId'] as const;

export class ActivityInput extends inputOf(Activity, FIELDS) {
  @OneOf('ActivityTypeByHand', ACTIVITY_TYPES) declare type: (typeof ACTIVITY_TYPES)[number];
}
export class ActivityPatch extends patchOf(ActivityInput) {}
export class ActivityReplacement extends replaceOf(ActivityInput) {}

const STATES: Record<string, string> = {
  open: 't.due_at is not null and t.done_at is null',
  overdue: 't.done_at is null and t.due_at < now()',
  done: 't.done_at is not null',
};

export const activityList = list({
  entity: Activity,
  search: true,
  filter: {
    customerId: isId('customerId'),
    type: anyOf('type', TIMELINE_TYPES),
    ownerId: isId('ownerId'),
    createdBy: isId('createdBy'),
    subjectType: is('subjectType'),
    subjectId: isId('subjectId'),
    event: is('event'),
    occurredFrom: from('occurredAt'),
    occurredTo: until('occurredAt'),
    dueFrom: from('dueAt'),
    dueTo: until('dueAt'),
    state: where(
      (bound) =>
        `(${Object.entries(STATES)
          .map(([state, sql]) => `('${state}' = any (${bound}) and ${sql})`)
          .join(' or ')})`,
      Object.keys(STATES),
    ),
  },
  sort: ['-occurredAt', 'occurredAt', 'dueAt', 'createdAt', 'updatedAt', 'type', 'title'],
});
export class ActivityQuery extends activityList.Query {}
export class ActivityExport extends activityList.Export {}
export class ActivityBulk extends bulkOf(['change', 'delete', 'restore']) {}
