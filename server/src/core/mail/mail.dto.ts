import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsEmail, IsOptional } from 'class-validator';
import { Text } from '../dto';
import { anyOf, is, isId, list } from '../list';
import { MAIL_STATUS, OutgoingMail } from './mail.entity';

export const mailList = list({
  entity: OutgoingMail,
  search: true,
  filter: { status: anyOf('status', MAIL_STATUS), subjectType: is('subjectType'), subjectId: isId('subjectId') },
  sort: ['-createdAt', 'subject', 'status'],
});
export class MailQuery extends mailList.Query {}

const listed = Transform(({ value }) => (typeof value === 'string' ? [value.trim()] : value));

/** How a document is sent: to whom and with which words. */
export class DocumentMailing {
  @ApiPropertyOptional({ type: String, isArray: true, format: 'email', description: 'one address or several; left out, that of the customer' })
  @IsOptional()
  @listed
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsEmail({}, { each: true })
  to?: string[];

  @Text({ nullable: true, description: 'left out, the kind and number of the document' }) subject?: string | null;
  @Text({ nullable: true, max: 10_000, description: 'left out, a short letter in the language of the customer' }) text?: string | null;
}

/** What would be sent if nothing else is said. */
export class MailDraft {
  @ApiProperty({ type: String, isArray: true }) to: string[];
  @ApiProperty() subject: string;
  @ApiProperty() text: string;
}
