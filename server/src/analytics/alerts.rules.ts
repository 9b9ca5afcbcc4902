export const ALERT_STATES = ['waiting', 'quiet', 'crossed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export interface Threshold {
  op: 'above' | 'below';
  threshold: number;
  /** The value must have come back by so much before it can cross again. */
  margin: number;
}

/**
 * On which side of its threshold a value stands, and whether it has just gone over. A crossing is told once: until the value is back, by the
 * margin where one is set, it stays crossed. Without a value nothing is known, so nothing happens.
 */
export function judge(
  { op, threshold, margin }: Threshold,
  state: AlertState,
  value: number | null,
): { state: AlertState; crossing: 'crossed' | 'returned' | null } {
  if (value === null || !Number.isFinite(value)) return { state, crossing: null };
  const beyond = op === 'above' ? value > threshold : value < threshold;
  if (state !== 'crossed') return beyond ? { state: 'crossed', crossing: 'crossed' } : { state: 'quiet', crossing: null };
  const back = op === 'above' ? value <= threshold - margin : value >= threshold + margin;
  return back ? { state: 'quiet', crossing: 'returned' } : { state, crossing: null };
}
