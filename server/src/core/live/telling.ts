import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import type { Change } from './live.bus';

/** What one process lets the browsers of an organization know through all of them. */
export interface Told {
  organization: Id;
  changes: Change[];
}

const TELL = statement(`select pg_notify('live', $1)`);

/**
 * Tells the browsers of the organization of a change that is no event, because it follows from others: kept sums were counted again. Outside of a
 * transaction that writes, where NOTIFY would make all commits queue behind one lock.
 */
export const tellBrowsers = (tx: Tx, changes: Change[]) =>
  rows(tx, TELL, [JSON.stringify({ told: { organization: tx.ctx.organization, changes } satisfies Told })]);
