import { Injectable } from '@nestjs/common';
import Decimal from 'decimal.js';
import type { DateString } from '../core/dates';
import { price, type Price } from '../core/money';
import { organizationOf, today } from '../core/organization';
import { core } from '../core/problem';
import { ratesOf, taxesFor, type Tax } from '../core/tax';
import { documentTotals } from '../core/totals';
import type { Id, Tx } from '../core/tx';
import { BuildsService, type Customizations, type Priced } from '../builds';
import type { Customer } from '../customers';
import { PartsService, type Part } from '../parts';
import type { Invoice, InvoiceItem } from './invoices.entity';

export type Heading = Pick<Invoice, 'currency' | 'priceMode' | 'discountPercent' | 'invoiceDate' | 'serviceDate' | 'shippingAddress'>;
/** What of a customer decides the taxes. */
type Buyer = Pick<Customer, 'type' | 'vatId' | 'billingAddress' | 'shippingAddress'>;
/** A line as it is asked for; what it leaves open follows from its part. */
export type AskedItem = Partial<Omit<InvoiceItem, 'quantity'>> & Pick<InvoiceItem, 'quantity'>;
interface Named {
  builds: Map<number, Priced>;
  parts: Map<Id, Part>;
}
export interface Composed {
  items: Partial<InvoiceItem>[];
  totals: Pick<Invoice, 'subtotal' | 'taxAmount' | 'totalAmount' | 'discountAmount' | 'taxBreakdown'>;
}

/** Lines and amounts of a document from what was typed. */
@Injectable()
export class Drafting {
  constructor(
    private readonly parts: PartsService,
    private readonly builds: BuildsService,
  ) {}

  /** Fills in names, prices and taxes that were left out, and computes every amount. */
  async compose(tx: Tx, customer: Buyer, heading: Heading, asked: AskedItem[], named?: Named): Promise<Composed> {
    const { builds, parts } = named ?? (await this.named(tx, asked));
    const made = asked.map((item, i) => parts.get(item.partId ?? builds.get(i)?.partId ?? ''));
    const taxes = await this.taxes(tx, customer, heading, asked, made);
    const lines = asked.map((item, i) => line(item, made[i], builds.get(i), taxes[i], heading, i));
    const { lines: amounts, subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown } = documentTotals(lines, heading);
    return { items: lines.map((one, i) => ({ ...one, ...amounts[i] })), totals: { subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown } };
  }

  /** The builds and parts the lines name, while others look for the customer. */
  async named(tx: Tx, asked: AskedItem[]): Promise<Named> {
    const [named] = await Promise.all([this.buildsAndParts(tx, asked), ratesOf(tx), organizationOf(tx)]);
    return named;
  }

  private async buildsAndParts(tx: Tx, asked: AskedItem[]): Promise<Named> {
    const builds = await this.configured(tx, asked);
    const ids = [...asked.flatMap((item) => item.partId ?? []), ...[...builds.values()].map((build) => build.partId)];
    return { builds, parts: ids.length ? await this.parts.byIds(tx, ids) : new Map<Id, Part>() };
  }

  /** The builds whose name or price was left out, by the place of the line. 422 `option_unknown`, `build_discontinued`. */
  private async configured(tx: Tx, asked: AskedItem[]): Promise<Map<number, Priced>> {
    const places = asked.flatMap((item, i) => (item.buildId && (item.unitPrice === undefined || !item.description) ? [i] : []));
    if (!places.length) return new Map();
    const wanted = places.map((i) => ({ buildId: asked[i].buildId!, customizations: asked[i].customizations as Customizations | null }));
    const priced = await this.builds.priced(tx, wanted, (at, name) => `items.${places[at]}.${name}`);
    return new Map(places.map((place, i) => [place, priced[i]]));
  }

  private async taxes(tx: Tx, customer: Buyer, heading: Heading, asked: AskedItem[], parts: (Part | undefined)[]): Promise<Tax[]> {
    const kindOf = (item: AskedItem, i: number) => (parts[i]?.kind === 'service' ? 'service' : item.partId || item.buildId ? 'goods' : undefined);
    // a line of text (freight, a discount) is of the kind of what it comes with
    const text = asked.some((item, i) => kindOf(item, i) === 'goods') ? ('goods' as const) : ('service' as const);
    const lines = asked.map((item, i) => ({
      kind: kindOf(item, i) ?? text,
      partTax: parts[i]?.taxCategory,
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

function line(item: AskedItem, part: Part | undefined, build: Priced | undefined, tax: Tax, { priceMode }: Heading, i: number) {
  const description = item.description ?? build?.name ?? part?.name;
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
    unitPrice: item.unitPrice ?? priceOf((build ?? part)?.unitPrice, tax, priceMode, i),
    discountPercent: item.discountPercent ?? 0,
    customizations: item.customizations ?? null,
    prescriptionId: item.prescriptionId ?? null,
    prescription: item.prescription ?? null,
    ...tax,
  };
}

/** The sales price of a part or a build is net; in gross mode it is shown with its tax. */
function priceOf(net: Price | undefined, { taxRate }: Tax, mode: 'net' | 'gross', i: number): Price {
  if (net === undefined) throw core.validationFailed({ reason: 'a line without part needs a price' }, `items.${i}.unitPrice`);
  return mode === 'net'
    ? net
    : price(
        new Decimal(net)
          .times(taxRate + 100)
          .div(100)
          .toFixed(4),
      );
}
