import { ApiProperty } from '@nestjs/swagger';
import type { Id } from '../core/tx';

const integer = { type: 'integer' } as const;
const minutes = { type: 'number', nullable: true, description: 'minutes; null where there is nothing to measure' } as const;

export class SourceCounts {
  @ApiProperty(integer) email: number;
  @ApiProperty(integer) whatsapp: number;
  @ApiProperty(integer) instagram: number;
  @ApiProperty(integer) sms: number;
  @ApiProperty(integer) phone: number;
}
export class PersonFigures {
  @ApiProperty({ type: 'string', format: 'uuid' }) userId: Id;
  @ApiProperty({ type: 'string', nullable: true }) name: string | null;
  @ApiProperty({ ...integer, description: 'times a customer who waited was answered' }) answers: number;
  @ApiProperty(minutes) avgResponseTime: number | null;
}
export class SourceFigures {
  @ApiProperty() source: string;
  @ApiProperty(integer) conversations: number;
  @ApiProperty(minutes) avgFirstResponse: number | null;
}
export class HourFigures {
  @ApiProperty({ ...integer, minimum: 0, maximum: 23, description: 'in the zone of the organization' }) hour: number;
  @ApiProperty(integer) incoming: number;
  @ApiProperty(integer) outgoing: number;
}
export class PeriodFigures {
  @ApiProperty({ type: 'string', format: 'date-time' }) from: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) to: string;
  @ApiProperty({ ...integer, description: 'conversations begun' }) conversations: number;
  @ApiProperty(integer) incoming: number;
  @ApiProperty(integer) outgoing: number;
  @ApiProperty(integer) resolved: number;
  @ApiProperty(minutes) avgFirstResponse: number | null;
  @ApiProperty(minutes) avgResponseTime: number | null;
  @ApiProperty(minutes) avgResolutionTime: number | null;
  @ApiProperty({ type: SourceFigures, isArray: true }) bySource: SourceFigures[];
  @ApiProperty({ type: PersonFigures, isArray: true }) byPerson: PersonFigures[];
  @ApiProperty({ type: HourFigures, isArray: true }) byHour: HourFigures[];
}

/** How much there is, how fast it is answered. */
export class ConversationStats {
  @ApiProperty(integer) totalConversations: number;
  @ApiProperty({ ...integer, description: 'with something that whoever asks has not read' }) unreadConversations: number;
  @ApiProperty({ ...integer, description: 'messages of customers that whoever asks has not read' }) unreadMessages: number;
  @ApiProperty(integer) activeConversations: number;
  @ApiProperty({ type: 'number', description: 'minutes a customer waits for an answer, on average; 0 while nothing was answered' }) avgResponseTime: number;
  @ApiProperty({ ...integer, description: 'with a message today' }) conversationsToday: number;
  @ApiProperty({ ...integer, description: 'the customer wrote last, over four hours ago' }) needsReply: number;
  @ApiProperty({ type: SourceCounts }) bySource: SourceCounts;
  @ApiProperty({ type: PeriodFigures, description: 'of what happened between two moments' }) period: PeriodFigures;
}
