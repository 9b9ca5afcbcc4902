import { plusDays } from '../core/dates';
import type { Id } from '../core/tx';
import type { Draft } from '../procurement';
import type { PlanLine, Snapshot } from './planning.types';

const toOrder = (line: PlanLine): boolean => line.shortage > 0 && line.source === 'buy' && line.suggestedSupplierId !== null;

/** A draft per supplier, in the supplier's currency, expected when the slowest of its parts can be there if it is sent today. */
export function draftsOf(lines: PlanLine[], { offers, today }: Pick<Snapshot, 'offers' | 'today'>): Draft[] {
  const wanted = lines.filter(toOrder);
  const suppliers = [...new Set(wanted.map((line) => line.suggestedSupplierId!))];
  return suppliers.map((supplierId) => {
    const own = wanted.filter((line) => line.suggestedSupplierId === supplierId);
    const days = own.map(({ partId }) => offers.get(partId)?.find((offer) => offer.supplierId === supplierId)?.leadTimeDays ?? 0);
    return {
      supplierId,
      currency: own[0].currency!,
      expectedDeliveryDate: plusDays(today, Math.max(...days)),
      items: own.map(({ partId, suggestedQuantity: quantity, unitPrice }) => ({ partId, quantity, unitPrice: unitPrice! })),
    };
  });
}

export interface Skipped {
  partId: Id;
  reason: 'no_supplier' | 'made' | 'nothing_missing';
}

/** Why a part is on no draft: of all that is missing, or of the parts that were named. */
export function skippedOf(lines: PlanLine[], named: Id[] | null): Skipped[] {
  const known = new Map(lines.map((line) => [line.partId, line]));
  const asked = named ?? lines.filter((line) => line.shortage > 0 && line.source === 'buy').map(({ partId }) => partId);
  return [...new Set(asked)].flatMap((partId): Skipped[] => {
    const line = known.get(partId);
    if (!line?.shortage) return [{ partId, reason: 'nothing_missing' }];
    if (line.source !== 'buy') return [{ partId, reason: 'made' }];
    return line.suggestedSupplierId ? [] : [{ partId, reason: 'no_supplier' }];
  });
}
