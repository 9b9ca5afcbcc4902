import { Injectable } from '@nestjs/common';
import Decimal from 'decimal.js';
import type { DateString } from '../core/dates';
import { price, type Price } from '../core/money';
import { today } from '../core/organization';
import { core } from '../core/problem';
import { taxesFor, type Tax } from '../core/tax';
import { documentTotals } from '../core/totals';
import type { Id, Tx } from '../core/tx';
import type { Customer } from '../customers';
import { PartsService, type Part } from '../parts';
import type { Invoice, InvoiceItem } from './invoices.entity';

export type Heading = Pick<Invoice, 'currency' | 'priceMode' | 'discountPercent' | 'invoiceDate' | 'serviceDate' | 'shippingAddress'>;
/** A line as it is asked for; what it leaves open follows from its part. */
export type AskedItem = Partial<Omit<InvoiceItem, 'quantity'>> & Pick<InvoiceItem, 'quantity'>;
export interface Composed {
  items: Partial<InvoiceItem>[];
  totals: Pick<Invoice, 'subtotal' | 'taxAmount' | 'totalAmount' | 'discountAmount' | 'taxBreakdown'>;
}

/** Lines and amounts of a document from what was typed. */
@Injectable()
export class Drafting {
  constructor(private readonly parts: PartsService) {}

  /** Fills in names, prices and taxes that were left out, and computes every amount. */
  async compose(tx: Tx, customer: Customer, heading: Heading, asked: AskedItem[]): Promise<Composed> {
    const ids = asked.flatMap((item) => item.partId ?? []);
    const parts = ids.length ? await this.parts.byIds(tx, ids) : new Map<Id, Part>();
    const taxes = await this.taxes(tx, customer, heading, asked, parts);
    const lines = asked.map((item, i) => line(item, item.partId ? parts.get(item.partId) : undefined, taxes[i], heading, i));
    const { lines: amounts, subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown } = documentTotals(lines, heading);
    return { items: lines.map((one, i) => ({ ...one, ...amounts[i] })), totals: { subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown } };
  }

  private async taxes(tx: Tx, customer: Customer, heading: Heading, asked: AskedItem[], parts: Map<Id, Part>): Promise<Tax[]> {
    const kindOf = (item: AskedItem) => (item.partId ? (parts.get(item.partId)!.kind === 'service' ? 'service' : 'goods') : item.buildId ? 'goods' : undefined);
    // a line of text (freight, a discount) is of the kind of what it comes with
    const text = asked.some((item) => kindOf(item) === 'goods') ? ('goods' as const) : ('service' as const);
    const lines = asked.map((item) => ({
      kind: kindOf(item) ?? text,
      partTax: item.partId ? parts.get(item.partId)!.taxCategory : null,
      taxRate: item.taxRate,
      taxCategory: item.taxCategory,
    }));
    const { type, vatId, billingAddress, shippingAddress } = customer;
    const shippingCountry = (heading.shippingAddress ?? shippingAddress)?.country ?? null;
    return taxesFor(tx, { buyer: { country: billingAddress?.country, type, vatId }, shippingCountry, day: await this.dayOf(tx, heading), lines });
  }

  /** The day whose tax rates hold. */
  private dayOf = async (tx: Tx, { serviceDate, invoiceDate }: Heading): Promise<DateString> => serviceDate ?? invoiceDate ?? (await today(tx));
}

function line(item: AskedItem, part: Part | undefined, tax: Tax, { priceMode }: Heading, i: number) {
  const description = item.description ?? part?.name;
  if (!description) throw core.validationFailed({ reason: 'a part or a description' }, `items.${i}.description`);
  return {
    ...(item.id && { id: item.id }),
    orderItemId: item.orderItemId ?? null,
    partId: item.partId ?? null,
    buildId: item.buildId ?? null,
    sku: item.sku ?? part?.sku ?? null,
    description,
    unit: item.unit ?? part?.unit ?? null,
    quantity: item.quantity,
    unitPrice: item.unitPrice ?? priceOf(part, tax, priceMode, i),
    discountPercent: item.discountPercent ?? 0,
    customizations: item.customizations ?? null,
    ...tax,
  };
}

/** The sales price of a part is net; in gross mode it is shown with its tax. */
function priceOf(part: Part | undefined, { taxRate }: Tax, mode: 'net' | 'gross', i: number): Price {
  if (!part) throw core.validationFailed({ reason: 'a line without part needs a price' }, `items.${i}.unitPrice`);
  return mode === 'net' ? part.unitPrice : price(new Decimal(part.unitPrice).times(taxRate + 100).div(100).toFixed(4));
}
