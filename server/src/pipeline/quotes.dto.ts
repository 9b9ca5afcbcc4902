import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { DocumentMailing } from '../core/mail/mail.dto';
import { inputOf, Items, lineOf, patchOf, replaceOf } from '../core/dto';
import { atLeast, atMost, from, isId, list, until, where } from '../core/list';
import { ITEM_KEYS } from './items.entity';
import { Quote, QuoteItem } from './quotes.entity';
import { QUOTE_STATUSES } from './quotes.rules';

export class QuoteItemInput extends lineOf(QuoteItem, ITEM_KEYS) {}
export class QuoteInput extends inputOf(Quote, [
  'dealId',
  'customerId',
  'title',
  'quoteDate',
  'validUntil',
  'currency',
  'priceMode',
  'discountPercent',
  'billingAddress',
  'shippingAddress',
  'intro',
  'notes',
]) {
  @Items(() => QuoteItemInput, { nullable: true, description: 'left out, those of the deal' }) items?: QuoteItemInput[] | null;
}
export class QuotePatch extends patchOf(QuoteInput) {}
export class QuoteReplacement extends replaceOf(QuoteInput) {}

class QuotePreviewLine extends PickType(QuoteItem, [
  'description',
  'unit',
  'unitPrice',
  'discountPercent',
  'taxRate',
  'taxCategory',
  'lineTotal',
  'netTotal',
] as const) {}
/** What a quote, a deal or a job would come to; the lines stand as they were typed. */
export class SalesPreview extends PickType(Quote, ['currency', 'discountAmount', 'subtotal', 'taxAmount', 'totalAmount', 'taxBreakdown'] as const) {
  @Items(() => QuotePreviewLine) items: QuotePreviewLine[];
}

const EXPIRED = `(t.status = 'sent' and t.valid_until < (select core.today()))`;
/** As the record answers: expired or not as of today. */
const status = (bound: string) => `((t.status = any (${bound}) and not ${EXPIRED}) or ('expired' = any (${bound}) and ${EXPIRED}))`;

export const quoteList = list({
  entity: Quote,
  search: true,
  filter: {
    status: where(status, QUOTE_STATUSES),
    dealId: isId('dealId'),
    customerId: isId('customerId'),
    orderId: isId('orderId'),
    quoteFrom: from('quoteDate'),
    quoteTo: until('quoteDate', 'date'),
    validFrom: from('validUntil'),
    validTo: until('validUntil', 'date'),
    totalMin: atLeast('totalAmount'),
    totalMax: atMost('totalAmount'),
  },
  sort: ['-createdAt', 'quoteNumber', 'quoteDate', 'validUntil', 'customerName', 'totalAmount', 'status', 'updatedAt'],
});
export class QuoteQuery extends quoteList.Query {}
export class QuoteExport extends quoteList.Export {}
export class QuoteBulk extends bulkOf(['delete', 'restore', 'send']) {}

export class QuoteSending extends DocumentMailing {
  @ApiPropertyOptional({ default: true, description: 'false: it is handed over otherwise, no mail leaves' }) @IsOptional() @IsBoolean() mail?: boolean;
}

export class QuoteAcceptance {
  @ApiPropertyOptional({ description: 'who accepted; left out, the customer' }) @IsOptional() @IsString() @Length(1, 200) name?: string;
}
export class QuoteRefusal {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1_000) reason?: string;
}

/** Where the customer sees and accepts the quote. */
export class QuoteLink {
  @ApiProperty({ format: 'uri' }) url: string;
  @ApiProperty() token: string;
}
