import { Bool, Computed, field, Id as IdField, Ids, OneOf, Text, Time } from '../core/dto';
import { IsNumber, Max, Min } from 'class-validator';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { ALERT_STATES, type AlertState } from './alerts.rules';
import { TIMEFRAMES, type Timeframe } from './periods';

const ALERT_TIMEFRAMES = TIMEFRAMES.filter((one): one is Exclude<Timeframe, 'custom'> => one !== 'custom');
const PAUSED_BECAUSE = ['by_hand', 'owner_left'] as const;
const LIMIT = 1e12;

const Limit = (min: number, options: { filled?: boolean; description: string }) =>
  field(options, { type: 'float8' }, { type: 'number', minimum: min, maximum: LIMIT }, IsNumber({ maxDecimalPlaces: 4 }), Min(min), Max(LIMIT));

/** Tells some people when a number goes over a threshold. Who decided that last is its owner: the number is what they may see. */
@Table('analytics.alerts')
export class Alert extends BaseRecord {
  @Text({ max: 120 }) name: string;
  @Text({ max: 60, description: 'see `GET /metrics`' }) metricId: string;
  @OneOf('AlertTimeframe', ALERT_TIMEFRAMES, { nullable: true, description: 'of a number that has a period; one that stands has none' })
  timeframe: (typeof ALERT_TIMEFRAMES)[number] | null;
  @OneOf('AlertOperator', ['above', 'below'] as const) op: 'above' | 'below';
  @Limit(-LIMIT, { description: 'an amount in the currency of the organization, a percentage as 0 to 100' }) threshold: number;
  @Limit(0, { filled: true, description: 'the number must come back by so much before it can cross again' }) margin: number;
  @Ids({ max: 50, description: 'members; told is who may see the number themselves' }) recipientIds: Id[];
  @Bool({ filled: true }) paused: boolean;
  @OneOf('AlertPausedReason', PAUSED_BECAUSE, { nullable: true }) pausedReason: (typeof PAUSED_BECAUSE)[number] | null;
  @IdField() ownerId: Id;
  @OneOf('AlertState', ALERT_STATES, { description: 'waiting: not looked at yet' }) state: AlertState;
  @Text({ nullable: true, description: 'as it was seen last' }) lastValue: string | null;
  @Text({ nullable: true, description: 'why there is none: no_data, failed, missing_permission' }) lastReason: string | null;
  @Time({ nullable: true }) checkedAt: string | null;
  @Time({ nullable: true }) crossedAt: string | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.owner_id`, { type: 'string', nullable: true }) ownerName: string | null;
}
