import { SetMetadata } from '@nestjs/common';
import type { Ctx } from '../tx';

/** A cron pattern (`min hour day month weekday`) on the clock of the organization's own time zone, or a number of milliseconds. */
export type Rhythm = string | { everyMs: number };

/** What the worker does by the clock, once per organization and tick, however many workers run: `@Every('0 7 * * *') remind(ctx)`. */
export const EVERY = Symbol('every');
export const Every = (rhythm: Rhythm) => SetMetadata(EVERY, rhythm);
export type ClockHandler = (ctx: Ctx) => Promise<unknown>;
