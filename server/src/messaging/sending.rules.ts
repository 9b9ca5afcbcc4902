const MINUTE = 60_000;
/** A provider that stays away for longer than this is not asked any more. */
export const PATIENCE_HOURS = 48;

/** When it is tried again after so many attempts: half a minute, doubled each time, a quarter of an hour at most. */
export const againAt = (attempts: number, now: number): string => new Date(now + Math.min(15 * MINUTE, 30_000 * 2 ** Math.min(attempts - 1, 10))).toISOString();

/** Whether there is no hope left. */
export const isHopeless = (since: string, now: number): boolean => now - Date.parse(since) > PATIENCE_HOURS * 60 * MINUTE;
