import type { Rec } from '../core/api';

export const COUNT_STATUSES = ['open', 'posted', 'cancelled'] as const;

export interface Count extends Rec {
  locationId: string;
  status: (typeof COUNT_STATUSES)[number];
  blind: boolean;
  note: string | null;
  frozenAt: string;
  postedAt: string | null;
  lineCount: number;
  countedCount: number;
  moves: string[];
}

export interface CountLine {
  partId: string;
  /** Of a part that is tracked. */
  lotId: string | null;
  lotCode: string | null;
  sku: string;
  name: string;
  unit: string;
  /** Null while a blind count is open. */
  frozenQuantity: number | null;
  countedQuantity: number | null;
  countedAt: string | null;
  /** What was booked. */
  difference: number | null;
}

export interface Sheet extends Count {
  lines: CountLine[];
}
