import type { Price } from '../src/core/money';
import type { Demand, Plan, PlannedBom, PlannedOffer, PlannedPart, PlannedReceipt, RunningProduction, Snapshot } from '../src/fulfillment/planning.types';

/** Snapshots of a few words, for tests: what is left out is empty or 0. */
export const TODAY = '2026-05-01';

interface Given {
  parts: Record<string, Partial<PlannedPart>>;
  boms?: Record<string, { of: Record<string, number>; days?: number; scrap?: number; printed?: boolean }>;
  demands?: ({ part: string; quantity: number } & Partial<Omit<Demand, 'partId'>>)[];
  supplies?: ({ part: string; open: number } & Partial<PlannedReceipt>)[];
  production?: {
    part: string;
    remaining: number;
    dueDate?: string;
    orderItemId?: string;
    needs: Record<string, number>;
    reserved?: Record<string, number>;
  }[];
  offers?: Record<string, Partial<PlannedOffer>>;
}

export function snapshotOf({ parts, boms = {}, demands = [], supplies = [], production = [], offers = {} }: Given): Snapshot {
  const map = <T, R>(of: Record<string, T>, make: (value: T, key: string) => R) => new Map(Object.entries(of).map(([key, value]) => [key, make(value, key)]));
  return {
    today: TODAY,
    parts: map(parts, (part, id): PlannedPart => ({
      ...{
        id,
        sku: id,
        name: id,
        unit: 'pcs',
        kind: 'stocked',
        onHand: 0,
        reserved: 0,
        minimumStock: 0,
        averageCost: '0' as Price,
      },
      ...part,
    })),
    boms: map(boms, ({ of, days = 0, scrap = 0, printed = false }, id): PlannedBom => ({
      buildId: printed ? null : `build of ${id}`,
      leadTimeDays: days,
      lines: Object.entries(of).map(([partId, quantity]) => ({
        partId,
        quantity,
        scrapPercent: scrap,
      })),
    })),
    demands: demands.map(({ part, ...demand }, i) => ({
      orderId: `o${i + 1}`,
      orderNumber: `SO-${i + 1}`,
      orderItemId: `i${i + 1}`,
      partId: part,
      dueDate: null,
      reserved: 0,
      ...demand,
    })),
    supplies: supplies.map(({ part, ...supply }, i) => ({
      purchaseOrderId: `p${i + 1}`,
      poNumber: `PO-${i + 1}`,
      partId: part,
      expectedDate: null,
      ...supply,
    })),
    production: production.map(({ part, remaining, dueDate = null, orderItemId = null, needs, reserved = {} }, i): RunningProduction => ({
      ...{
        id: `m${i + 1}`,
        number: `MO-${i + 1}`,
        partId: part,
        remaining,
        dueDate,
        orderItemId,
      },
      components: Object.entries(needs).map(([partId, quantity]) => ({
        partId,
        quantity,
        reserved: reserved[partId] ?? 0,
      })),
    })),
    offers: map(offers, (offer, id) => [
      {
        supplierId: `s-${id}`,
        supplierName: `Supplier of ${id}`,
        currency: 'EUR',
        leadTimeDays: 0,
        unitPrice: '1.0000' as Price,
        priceBreaks: [],
        minimumQuantity: null,
        packSize: null,
        ...offer,
      },
    ]),
  };
}

/** What the plan says of a part. */
export const of = (planned: Plan, sku: string) => planned.lines.find((line) => line.sku === sku)!;
export const figures = (planned: Plan, sku: string) => {
  const { demand, shortage, suggestedQuantity, neededBy, orderBy, source } = of(planned, sku);
  return { demand, shortage, suggestedQuantity, neededBy, orderBy, source };
};
