import { Id as IdField, Int, OneOf, Text, Time } from '../core/dto';
import { CALL_OUTCOMES, type CallOutcome } from './adapters';

const DIRECTIONS = ['in', 'out'] as const;

/** A call that somebody made or took. */
export class CallInput {
  @Text({ max: 60, description: 'the number of the other side' }) phone: string;
  @OneOf('CallDirection', DIRECTIONS) direction: (typeof DIRECTIONS)[number];
  @OneOf('CallOutcome', CALL_OUTCOMES) outcome: CallOutcome;
  @Time({ nullable: true, description: 'when it began; left out, now' }) startedAt?: string | null;
  @Int({ nullable: true, min: 0, max: 86_400, description: 'of talking' }) durationSeconds?: number | null;
  @Text({ nullable: true, max: 10_000 }) notes?: string | null;
  @Text({ nullable: true, max: 200, description: 'who that is, where nobody is known by the number' }) contactName?: string | null;
  @IdField({ nullable: true, description: 'the customer, where the number alone does not tell' }) customerId?: string | null;
}
