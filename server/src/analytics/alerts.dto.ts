import { bulkOf } from '../core/bulk';
import { Id as IdField, Items, inputOf, OneOf, patchOf, replaceOf, Text, Time } from '../core/dto';
import { anyOf, is, isFlag, isId, list } from '../core/list';
import type { Id } from '../core/tx';
import { Alert } from './alerts.entity';
import { ALERT_STATES } from './alerts.rules';
import { Value } from './figures.dto';

export class AlertInput extends inputOf(Alert, ['name', 'metricId', 'timeframe', 'op', 'threshold', 'margin', 'recipientIds', 'paused']) {}
export class AlertPatch extends patchOf(AlertInput) {}
export class AlertReplacement extends replaceOf(AlertInput) {}

export const alertList = list({
  entity: Alert,
  search: true,
  filter: { paused: isFlag('paused'), state: anyOf('state', ALERT_STATES), metricId: is('metricId'), ownerId: isId('ownerId') },
  sort: ['name', 'createdAt', 'updatedAt', 'crossedAt', 'checkedAt'],
});
export class AlertQuery extends alertList.Query {}
export class AlertExport extends alertList.Export {}
export class AlertBulk extends bulkOf(['pause', 'resume', 'delete', 'restore']) {}

class Told {
  @IdField() id: Id;
  @Text({ nullable: true }) name: string | null;
}
/** That a number went over its threshold, or came back. */
export class AlertCrossing {
  @IdField() id: Id;
  @Time() at: string;
  @OneOf('AlertCrossingKind', ['crossed', 'returned'] as const) kind: 'crossed' | 'returned';
  @Text() value: string;
  @Value() threshold: number;
  @Items(() => Told) told: Told[];
}
