import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import type { Event } from '../core/events';
import type { Page } from '../core/list';
import { ownedBefore, requireOwner } from '../core/owners';
import { core } from '../core/problem';
import { archive, byId, changeMany, insert, restore, update, type Key, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { activityList, ActivityPatch, type ActivityInput, type ActivityQuery } from './activities.dto';
import { Activity, type TimelineType } from './activities.entity';
import { ACTIVITY_ADDED, ACTIVITY_ARCHIVED, ACTIVITY_CHANGED, ACTIVITY_RESTORED } from './customers.events';
import { customers } from './customers.problems';
import { mayChange } from './customers.rules';
import { CustomersService } from './customers.service';
import { refreshEngagement } from './engagement';
import { refreshLastActivity } from './figures.queries';
import { refreshWins } from './outreach.queries';
import { subjectOf } from './links';
import { wordsOfEntry } from './timeline.words';

/** An entry that an event writes. */
export interface Entry {
  event: Pick<Event, 'type' | 'subject' | 'at'>;
  customerId: Id;
  type: TimelineType;
  resource: string;
  title: string;
  description?: string | null;
  data: Record<string, unknown>;
}

/** The timeline: what people write down, and what events write. */
@Injectable()
export class ActivitiesService {
  constructor(private readonly customers: CustomersService) {}

  async list(tx: Tx, query: ActivityQuery): Promise<Page<Activity>> {
    const { items, pagination } = await activityList.page(tx, query);
    return { items: items.map((row) => worded(tx, row)), pagination };
  }

  one = async (tx: Tx, id: Id): Promise<Activity> => worded(tx, await byId(tx, Activity, id));

  /** 422 `customer_unknown`, `activity_subject_unknown`; one of customer and subject is needed. The customer follows from the subject. */
  async create(tx: Tx, input: ActivityInput): Promise<Activity> {
    const given = await this.placed(tx, input, input);
    const ownerId = input.ownerId ?? (input.dueAt ? tx.ctx.actor : null);
    await requireOwner(tx, input);
    const remindAt = input.remindAt === undefined ? input.dueAt : input.remindAt;
    const made = await insert(tx, Activity, { occurredAt: tx.now, ...given, ownerId, remindAt } as Values<Activity>);
    await follow(tx, [made.customerId]);
    tx.emit(ACTIVITY_ADDED, made.id, { customerId: made.customerId, type: made.type, title: made.title });
    return made;
  }

  /** An entry of the timeline that an event writes: with the event's time, and for good. */
  async record(tx: Tx, { event, customerId, resource, ...entry }: Entry): Promise<Activity> {
    const told = { customerId, occurredAt: event.at, event: event.type, subjectType: resource, subjectId: event.subject };
    const made = await insert(tx, Activity, { ...entry, ...told } as Values<Activity>);
    await follow(tx, [customerId]);
    return made;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<ActivityInput> & { version: number }): Promise<Activity> {
    const before = await this.mine(tx, id);
    const given = 'customerId' in patch || 'subjectId' in patch ? await this.placed(tx, { ...before, ...patch } as ActivityInput, patch) : patch;
    await requireOwner(tx, patch, before);
    // who puts it off is told again
    const again = patch.dueAt !== undefined && patch.remindAt === undefined ? { remindAt: patch.dueAt, remindedAt: null } : {};
    const told = patch.remindAt !== undefined ? { remindedAt: null } : {};
    const { row, diff } = await update(tx, Activity, { id, version }, { ...again, ...told, ...given } as Values<Activity>);
    await follow(tx, [before.customerId, row.customerId]);
    tx.emit(ACTIVITY_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Activity> {
    await this.mine(tx, key.id);
    const { row } = await archive(tx, Activity, key);
    await follow(tx, [row.customerId]);
    tx.emit(ACTIVITY_ARCHIVED, key.id, { customerId: row.customerId, title: row.title });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Activity> {
    await this.mine(tx, id);
    const { row } = await restore(tx, Activity, id);
    await follow(tx, [row.customerId]);
    tx.emit(ACTIVITY_RESTORED, id, { customerId: row.customerId, title: row.title });
    return row;
  }

  /** The same to many, all or nothing: `change` (as a PATCH: done, another owner, another day), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, activityList, body);
    const changed = await changeMany(tx, Activity, ids, await patchOfBulk(tx, body));
    for (const one of changed) refuseForeign(tx, ownedBefore(one));
    await refreshLastActivity(
      tx,
      changed.map(({ row }) => row.customerId),
    );
    const type = { change: ACTIVITY_CHANGED, delete: ACTIVITY_ARCHIVED, restore: ACTIVITY_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  /** Whom it belongs to: the customer named, or that of the record it is about. */
  private async placed(tx: Tx, { customerId, subjectType, subjectId }: ActivityInput, given: Partial<ActivityInput> = {}): Promise<Values<Activity>> {
    if (!subjectType !== !subjectId) throw core.validationFailed({ rule: 'subject_incomplete' }, subjectType ? 'subjectId' : 'subjectType');
    if (!subjectType && !customerId) throw core.validationFailed({ rule: 'activity_subject_missing' }, 'customerId');
    const rest = given as Values<Activity>;
    if (!subjectType || subjectType === 'customers') {
      const { id } = await this.customers.living(tx, (customerId ?? subjectId)!);
      return { ...rest, customerId: id, subjectType: null, subjectId: null };
    }
    const owner = await subjectOf(subjectType)?.customerOf(tx, subjectId!);
    if (owner === undefined) throw customers.activitySubjectUnknown({ subjectType, id: subjectId }, 'subjectId');
    return { ...rest, customerId: owner ?? customerId ?? null, subjectType, subjectId };
  }

  private async mine(tx: Tx, id: Id): Promise<Activity> {
    const activity = await byId(tx, Activity, id, 'for update');
    refuseForeign(tx, activity);
    return activity;
  }
}

/** What follows for its customers: when something happened last, how they stand, and whether they came back. */
const follow = async (tx: Tx, ids: (Id | null)[]): Promise<void> => {
  await refreshLastActivity(tx, ids);
  await refreshEngagement(tx, ids);
  await refreshWins(tx, ids);
};

/** 403 `not_owner` for staff; 422 `activity_of_event` for what an event wrote. */
function refuseForeign(tx: Tx, activity: Activity): void {
  if (activity.event) throw customers.activityOfEvent({ id: activity.id });
  if (!mayChange(tx.ctx, activity)) throw core.notOwner({ id: activity.id });
}

async function patchOfBulk(tx: Tx, { action, values }: BulkBody): Promise<Values<Activity>> {
  if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
  const { version: _, customerId, subjectId, ...patch } = await checked(ActivityPatch, { ...values, version: 1 }, 'values.');
  if (customerId !== undefined || subjectId !== undefined) throw core.validationFailed({ rule: 'whitelistValidation' }, 'values.customerId');
  await requireOwner(tx, patch);
  return patch as Values<Activity>;
}

const worded = (tx: Tx, row: Activity): Activity => ({ ...row, title: wordsOfEntry(row.event, row.data, tx.ctx.locale) ?? row.title });
