import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const ROLE = statement(`select exists (select from core.roles where name = $1 and deleted_at is null) as there`);
const OF_ROLE = statement(`select id from analytics.dashboards where role = $1 and deleted_at is null and shared <> 'none'`);
const CLAIMED = statement(`select id from analytics.dashboards where role = $1 and deleted_at is null and id <> $2 order by id for update`);
const NAMES = statement(`select name from analytics.dashboards where deleted_at is null and (shared <> 'none' or created_by = $1)`);

/** Whether the organization has made a role of this name. */
export const hasRole = async (tx: Tx, name: string): Promise<boolean> => (await row<{ there: boolean }>(tx, ROLE, [name]))!.there;

/** The dashboard that people of a role begin with. */
export const dashboardOfRole = async (tx: Tx, role: string | null): Promise<Id | undefined> =>
  role === null ? undefined : (await row<{ id: Id }>(tx, OF_ROLE, [role]))?.id;

/** Other dashboards that stand for a role, locked. */
export const claimingRole = async (tx: Tx, role: string, except: Id): Promise<Id[]> =>
  (await rows<{ id: Id }>(tx, CLAIMED, [role, except])).map(({ id }) => id);

/** The names of all dashboards that whoever asks can see. */
export const namesSeen = async (tx: Tx): Promise<string[]> => (await rows<{ name: string }>(tx, NAMES, [tx.ctx.actor])).map(({ name }) => name);
