import { ApiProperty } from '@nestjs/swagger';
import { Id as IdField, Items, Text, Time } from '../core/dto';
import type { Id } from '../core/tx';

/** An appointment that somebody's absence makes impossible, and the message that would offer other times. */
export class AbsenceOffer {
  @IdField() appointmentId: Id;
  @IdField({ nullable: true }) customerId: Id | null;
  @ApiProperty({ type: 'string', nullable: true }) customerName: string | null;
  @ApiProperty({ type: 'string', nullable: true }) typeName: string | null;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @ApiProperty({ type: 'string', format: 'email', nullable: true, description: 'null: without an address nobody can be written to' }) to: string | null;
  @ApiProperty() subject: string;
  @ApiProperty({ description: 'with the times that are free now and the link to choose one' }) text: string;
  @ApiProperty({ type: 'string', isArray: true, format: 'date-time', description: 'the times the text names' }) times: string[];
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'when such a message went out last' }) offeredAt: string | null;
}

class AbsenceMessage {
  @IdField() appointmentId: Id;
  @Text({ max: 300 }) subject: string;
  @Text({ max: 10_000 }) text: string;
}
export class AbsenceMessages {
  @Items(() => AbsenceMessage, { max: 200 }) items: AbsenceMessage[];
}
/** How many messages went out. */
export class AbsenceSent {
  @ApiProperty({ type: 'integer' }) count: number;
}
