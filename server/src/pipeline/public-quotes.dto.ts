import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Address, Items, One, Text } from '../core/dto';
import { Quote, QuoteItem } from './quotes.entity';

/** How the house that offers looks, and how it is reached. */
export class QuoteSender {
  @Text() name: string;
  @One(() => Address, { nullable: true }) address: Address | null;
  @ApiProperty({ type: 'string', nullable: true }) email: string | null;
  @ApiProperty({ type: 'string', nullable: true }) phone: string | null;
  @ApiProperty({ type: 'string', nullable: true }) website: string | null;
  @ApiProperty({ type: 'string', nullable: true }) primaryColor: string | null;
  @ApiProperty({ type: 'boolean', description: 'whether /logo answers with one' }) hasLogo: boolean;
  @ApiProperty({ description: 'for numbers and dates', example: 'de-AT' }) locale: string;
}

/** Nothing of the house that is not on the paper. */
export const SHOWN_OF_ITEMS = ['description', 'sku', 'unit', 'quantity', 'unitPrice', 'discountPercent', 'taxRate', 'lineTotal'] as const;
export const SHOWN = [
  'quoteNumber',
  'revision',
  'title',
  'customerName',
  'quoteDate',
  'validUntil',
  'status',
  'currency',
  'priceMode',
  'discountPercent',
  'discountAmount',
  'subtotal',
  'taxAmount',
  'totalAmount',
  'taxBreakdown',
  'intro',
  'notes',
  'decidedAt',
  'decidedBy',
  'declineReason',
  'replacedByRevision',
] as const;

export class PublicQuoteItem extends PickType(QuoteItem, SHOWN_OF_ITEMS) {}

/** What a customer sees of a quote without signing in. */
export class PublicQuote extends PickType(Quote, SHOWN) {
  @ApiProperty({ enum: ['de', 'en'], description: 'of the customer' }) language: 'de' | 'en';
  @One(() => QuoteSender) organization: QuoteSender;
  @Items(() => PublicQuoteItem) items: PublicQuoteItem[];
}

export class PublicAcceptance {
  @ApiProperty({ minLength: 2, maxLength: 200, description: 'who accepts' }) @IsString() @Length(2, 200) name: string;
}
export class PublicRefusal {
  @ApiProperty({ required: false, maxLength: 1000 }) @IsOptional() @IsString() @MaxLength(1_000) reason?: string;
}
