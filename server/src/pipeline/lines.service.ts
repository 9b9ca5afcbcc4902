import { Injectable } from '@nestjs/common';
import { organizationOf, today } from '../core/organization';
import { byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Drafting, type AskedItem } from '../billing';
import { Customer } from '../customers';
import type { Deal } from './deals.entity';
import type { SalesItem } from './items.entity';

export interface SalesTerms {
  customerId: Id | null;
  currency: string;
  priceMode: 'net' | 'gross';
  discountPercent: number;
  day?: string;
  shippingAddress?: Customer['shippingAddress'];
}
export type SalesTotals = Pick<Deal, 'subtotal' | 'taxAmount' | 'totalAmount' | 'taxBreakdown'>;

/** A buyer nobody knows yet pays the taxes of the house's own country. */
const SOMEBODY = { type: 'private', vatId: null, billingAddress: null, shippingAddress: null } as const;

/** Prices, taxes and totals of what is offered: the same calculation as on invoices. */
@Injectable()
export class SalesLines {
  constructor(private readonly drafting: Drafting) {}

  /** 422 `part_unknown`, `option_unknown`, `build_discontinued`. */
  async compose<I extends SalesItem>(
    tx: Tx,
    terms: SalesTerms,
    asked: Partial<I>[],
  ): Promise<{ items: Partial<I>[]; totals: SalesTotals; discountAmount: Deal['value'] }> {
    const [[customer], invoiceDate] = await Promise.all([terms.customerId ? byIds(tx, Customer, [terms.customerId]) : [], today(tx), organizationOf(tx)]);
    const { currency, priceMode, discountPercent, shippingAddress = null } = terms;
    const heading = { currency, priceMode, discountPercent, shippingAddress, serviceDate: null, invoiceDate: terms.day ?? invoiceDate };
    const { items, totals } = await this.drafting.compose(tx, customer ?? SOMEBODY, heading, asked as AskedItem[]);
    const { discountAmount, ...sums } = totals;
    // lenses are ordered after a prescription, not offered after one
    const lines = items.map(({ orderItemId: _, prescriptionId: _id, prescription: _copy, ...item }) => item);
    return { items: lines as Partial<I>[], totals: sums as SalesTotals, discountAmount };
  }
}

/** A saved line as if it were typed again: what was agreed stays. */
export const asTyped = <I extends SalesItem>({
  id,
  buildId,
  partId,
  sku,
  description,
  unit,
  quantity,
  unitPrice,
  discountPercent,
  taxRate,
  taxCategory,
  customizations,
}: I) => ({
  id,
  buildId,
  partId,
  sku,
  description,
  unit,
  quantity,
  unitPrice,
  discountPercent,
  taxRate,
  taxCategory,
  customizations,
});
