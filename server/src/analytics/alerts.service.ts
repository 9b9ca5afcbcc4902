import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import type { ListQuery, Page } from '../core/list';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { alertList, type AlertCrossing, type AlertInput } from './alerts.dto';
import { Alert } from './alerts.entity';
import { ALERT_ARCHIVED, ALERT_CHANGED, ALERT_CREATED, ALERT_RESTORED } from './alerts.events';
import { alerts } from './alerts.problems';
import { crossingsOf } from './alerts.queries';
import { FiguresService } from './figures.service';
import { isPerson, peopleNamed, readersOf } from './schedule.readers';

type Change = Partial<AlertInput> & { version: number };
const CONTENT = ['metricId', 'timeframe', 'op', 'threshold', 'margin', 'recipientIds'] as const;
/** What makes it another question: on which side the old one stood says nothing any more. */
const QUESTION = ['metricId', 'timeframe', 'op', 'threshold'] as const;

@Injectable()
export class AlertsService {
  constructor(private readonly figures: FiguresService) {}

  list = (tx: Tx, query: ListQuery): Promise<Page<Alert>> => alertList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<Alert> => byId(tx, Alert, id);

  async create(tx: Tx, input: AlertInput): Promise<Alert> {
    const values = await this.sound(tx, input);
    const { paused = false } = input;
    const alert = await insert(tx, Alert, { ...values, paused, pausedReason: paused ? 'by_hand' : null, ownerId: tx.ctx.actor });
    tx.emit(ALERT_CREATED, alert.id, { name: alert.name });
    return alert;
  }

  /** Whoever changes what is watched or who is told, or lets one go on whose owner has left, is its owner from then on. */
  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Alert> {
    const before = await byId(tx, Alert, id, 'for update');
    const differs = (key: keyof AlertInput) => patch[key] !== undefined && JSON.stringify(patch[key]) !== JSON.stringify(before[key]);
    const taken = CONTENT.some(differs) || (before.pausedReason === 'owner_left' && patch.paused === false);
    const values = taken ? await this.sound(tx, { ...before, ...patch }) : patch;
    const paused = patch.paused ?? before.paused;
    const anew = QUESTION.some(differs) ? { state: 'waiting' as const, lastValue: null, lastReason: null, checkedAt: null, crossedAt: null } : {};
    const changed = { ...values, paused, pausedReason: paused ? (before.pausedReason ?? 'by_hand') : null, ...anew, ...(taken && { ownerId: tx.ctx.actor }) };
    const { row, diff } = await update(tx, Alert, { id, version }, changed);
    tx.emit(ALERT_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Alert> {
    const { row } = await archive(tx, Alert, key);
    tx.emit(ALERT_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Alert> {
    const { row } = await restore(tx, Alert, id);
    tx.emit(ALERT_RESTORED, id, { name: row.name });
    return row;
  }

  /** Actions: `pause`, `resume`, `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, alertList, body);
    const left = body.action === 'resume' ? (await byIds(tx, Alert, ids)).find(({ pausedReason }) => pausedReason === 'owner_left') : undefined;
    if (left) throw core.validationFailed({ reason: 'owner_left', id: left.id }, 'action');
    const changed = await changeMany(tx, Alert, ids, PATCHES[body.action](tx));
    const event = { delete: ALERT_ARCHIVED, restore: ALERT_RESTORED }[body.action] ?? ALERT_CHANGED;
    for (const { row, diff } of changed) tx.emit(event, row.id, diff);
    return { count: changed.length, ids };
  }

  async crossings(tx: Tx, id: Id, query: Pick<ListQuery, 'page' | 'perPage' | 'cursor'>): Promise<Page<AlertCrossing>> {
    const [page] = await Promise.all([crossingsOf(tx, id, query), this.one(tx, id)]);
    return page;
  }

  /** 404 and 403 for a number that is not there or not theirs, 422 for who may not see it. */
  private async sound(tx: Tx, { name, metricId, timeframe = null, op, threshold, margin = 0, recipientIds }: AlertInput): Promise<Omit<AlertInput, 'paused'>> {
    if (!isPerson(tx.ctx)) throw alerts.alertNeedsPerson();
    const metric = this.figures.require(metricId, tx);
    if (metric.kind === 'period' && !timeframe) throw alerts.alertTimeframeMissing({}, 'timeframe');
    if (!recipientIds.length) throw core.validationFailed({ reason: 'required' }, 'recipientIds');
    const wanted = [...new Set(recipientIds)];
    const readers = await readersOf(tx, wanted);
    const unfit = wanted.find((id) => !readers.some((reader) => reader.id === id && this.figures.may(metric, reader)));
    if (unfit) throw alerts.alertRecipientUnfit({ id: unfit, name: (await peopleNamed(tx, [unfit])).get(unfit)?.name ?? unfit }, 'recipientIds');
    return { name, metricId, timeframe: metric.kind === 'period' ? timeframe : null, op, threshold, margin, recipientIds: wanted };
  }
}

const PATCHES: Record<string, (tx: Tx) => Partial<Alert>> = {
  pause: () => ({ paused: true, pausedReason: 'by_hand' }),
  resume: () => ({ paused: false, pausedReason: null }),
  delete: (tx) => ({ deletedAt: tx.now }),
  restore: () => ({ deletedAt: null }),
};
