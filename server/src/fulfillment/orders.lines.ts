import { Injectable } from '@nestjs/common';
import { core } from '../core/problem';
import type { DateString } from '../core/dates';
import type { Price } from '../core/money';
import { Problem } from '../core/problem';
import { ratesOf, taxesFor, type UntaxedLine } from '../core/tax';
import { documentTotals } from '../core/totals';
import type { Id, Tx } from '../core/tx';
import { BuildsService, type Priced } from '../builds';
import type { Customer } from '../customers';
import { PartsService, type Part } from '../parts';
import type { OrderItemInput } from './orders.dto';
import type { Order, OrderItem } from './orders.entity';
import { fulfillment } from './fulfillment.problems';

export interface Terms {
  customer: Pick<Customer, 'type' | 'vatId' | 'billingAddress'>;
  shippingCountry: string | null;
  day: DateString;
  currency: string;
  priceMode: 'net' | 'gross';
  discountPercent: number;
}
interface Named {
  builds: Map<number, Priced>;
  parts: Map<Id, Part>;
}
type Composed = Pick<Order, 'subtotal' | 'taxAmount' | 'totalAmount' | 'taxBreakdown'> & { items: Partial<OrderItem>[] };

/** Makes priced, taxed and added-up lines of what was typed. */
@Injectable()
export class OrderLines {
  constructor(
    private readonly parts: PartsService,
    private readonly builds: BuildsService,
  ) {}

  /** The builds and parts the lines name, while others look for the customer; 422 `part_unknown`, `build_discontinued`, `option_unknown`. */
  async named(tx: Tx, inputs: OrderItemInput[]): Promise<Named> {
    inputs.forEach((input, i) => refuseEmpty(input, i));
    const [named] = await Promise.all([this.buildsAndParts(tx, inputs), ratesOf(tx)]);
    return named;
  }

  async compose(tx: Tx, inputs: OrderItemInput[], terms: Terms, named?: Named): Promise<Composed> {
    const { builds, parts } = named ?? (await this.named(tx, inputs));
    const drafts = inputs.map((input, i) => draftOf(input, builds.get(i), parts, i));
    const { customer, shippingCountry, day } = terms;
    const buyer = { type: customer.type, vatId: customer.vatId, country: customer.billingAddress?.country };
    const taxes = await taxesFor(tx, { buyer, shippingCountry, day, lines: drafts.map(({ tax }) => tax) });
    const taxed = drafts.map(({ line }, i) => ({ ...line, ...taxes[i] }));
    const { lines, subtotal, taxAmount, totalAmount, taxBreakdown } = documentTotals(taxed, terms);
    return { subtotal, taxAmount, totalAmount, taxBreakdown, items: taxed.map((line, i) => ({ ...line, ...lines[i] })) };
  }

  private async buildsAndParts(tx: Tx, inputs: OrderItemInput[]): Promise<Named> {
    const builds = await this.configured(tx, inputs);
    const ids = [...new Set([...inputs.flatMap((input) => input.partId ?? []), ...[...builds.values()].map((build) => build.partId)])];
    return { builds, parts: ids.length ? await this.parts.byIds(tx, ids) : new Map<Id, Part>() };
  }

  /** The builds among the lines, by the line's place, with the problems at the place where they were typed. */
  private async configured(tx: Tx, inputs: OrderItemInput[]): Promise<Map<number, Priced>> {
    const places = inputs.flatMap((input, i) => (input.buildId ? [i] : []));
    if (!places.length) return new Map();
    const wanted = places.map((i) => ({ buildId: inputs[i].buildId!, customizations: inputs[i].customizations }));
    try {
      const priced = await this.builds.priced(tx, wanted);
      return new Map(places.map((place, i) => [place, priced[i]]));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const faults = error.faults.map((fault) => ({
        ...fault,
        field: fault.field?.replace(/^items\.(\d+)/, (_, at: string) => `items.${places[Number.parseInt(at, 10)]}`),
      }));
      throw new Problem(error.code, error.status, {}, faults);
    }
  }
}

function refuseEmpty({ buildId, partId, description }: OrderItemInput, i: number): void {
  if (!buildId && !partId && !description) throw fulfillment.lineEmpty({}, `items.${i}.description`);
  if (buildId && partId) throw fulfillment.lineEmpty({ reason: 'either a build or a part' }, `items.${i}.partId`);
}

/** What a line sells, before tax: `goodsPartId` is what will leave stock. */
function draftOf(input: OrderItemInput, build: Priced | undefined, parts: Map<Id, Part>, i: number) {
  const part = parts.get(build?.partId ?? input.partId ?? '');
  const unitPrice = (input.unitPrice ?? build?.unitPrice ?? part?.unitPrice) as Price | undefined;
  if (unitPrice === undefined) throw core.priceMissing({}, `items.${i}.unitPrice`);
  const goods = part && part.kind === 'stocked';
  const line = {
    id: input.id,
    buildId: input.buildId ?? null,
    partId: input.partId ?? null,
    goodsPartId: goods ? part.id : null,
    description: input.description ?? null,
    quantity: input.quantity,
    unitPrice,
    discountPercent: input.discountPercent ?? 0,
    customizations: input.customizations ?? [],
    prescriptionId: input.prescriptionId ?? null,
    deliveredQuantity: 0,
    invoicedQuantity: 0,
  };
  const tax: UntaxedLine = { kind: goods ? 'goods' : 'service', partTax: part?.taxCategory, taxRate: input.taxRate, taxCategory: input.taxCategory };
  return { line, tax };
}
