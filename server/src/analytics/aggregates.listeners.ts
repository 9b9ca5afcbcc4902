import { Injectable, type Type } from '@nestjs/common';
import { On, type Event } from '../core/events';
import type { Ctx } from '../core/tx';
import { AggregatesJobs } from './aggregates.jobs';
import { listeners, tallyNames } from './aggregates.tallies';

/** After these anything may be gone or others: a sample company that leaves, documents that were kept long enough. */
const WHOLE = ['core.sample_company_removed', 'customers.retention_applied'];
const ORGANIZATION_CHANGED = 'identity.organization_changed';

/** A provider that hears one type of event; its name is part of the keys that keep what it does from happening twice. */
function listener(type: string, hears: (jobs: AggregatesJobs, ctx: Ctx, event: Event) => unknown): Type {
  @Injectable()
  class Listener {
    constructor(private readonly jobs: AggregatesJobs) {}

    @On(type)
    async hear(ctx: Ctx, event: Event): Promise<void> {
      await hears(this.jobs, ctx, event);
    }
  }
  Object.defineProperty(Listener, 'name', { value: `Counts ${type}` });
  return Listener;
}

/** One provider for each event that any set of facts names. */
export const countingListeners = (): Type[] => [
  ...[...listeners()]
    .filter(([type]) => !WHOLE.includes(type))
    .map(([type, hearings]) => listener(type, (jobs, ctx, event) => jobs.heard(ctx, event, hearings))),
  ...WHOLE.map((type) =>
    listener(type, (jobs, ctx, event) =>
      jobs.heard(
        ctx,
        event,
        tallyNames().map((tally) => ({ tally })),
        true,
      ),
    ),
  ),
  listener(ORGANIZATION_CHANGED, (jobs, ctx) => jobs.changed(ctx)),
];
