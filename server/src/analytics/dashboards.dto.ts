import { bulkOf } from '../core/bulk';
import { Bool, inputOf, patchOf, replaceOf, Text } from '../core/dto';
import { anyOf, is, isFlag, list, where, type List } from '../core/list';
import { Dashboard, SHARES } from './dashboards.entity';

/** A dashboard as whoever asks may use it. */
export class DashboardView extends Dashboard {
  @Bool({ description: 'made of what the house declares, for what is on and may be seen: it cannot be changed, but copied' }) standard: boolean;
  @Bool({ description: 'whoever asks begins with it' }) isDefault: boolean;
  @Bool({ description: 'whoever asks may arrange it' }) mayChange: boolean;
}

const KEYS = ['name', 'shared', 'role', 'tiles'] as const;
export class DashboardInput extends inputOf(Dashboard, KEYS) {}
export class DashboardPatch extends patchOf(DashboardInput) {}
export class DashboardReplacement extends replaceOf(DashboardInput) {}
export class DashboardCopy {
  @Text({ nullable: true, max: 80, description: 'left out, the name of the original with a number' }) name: string | null;
}

const declared = {
  entity: Dashboard,
  search: true,
  filter: { shared: anyOf('shared', SHARES), role: is('role') },
  sort: ['name', 'createdAt', 'updatedAt'] as const,
};
const plain = list(declared);
const seen = list({
  ...declared,
  filter: { ...declared.filter, visibleTo: where((who) => `(t.shared <> 'none' or t.created_by = any (${who}::uuid[]))`, 'id') },
});

/** One's own dashboards and those that others share: nobody finds the others, whichever way they ask. */
export const dashboardList: List<Dashboard> = {
  ...plain,
  page: (tx, query) => seen.page(tx, { ...query, also: [{ visibleTo: [tx.ctx.actor] }] }),
  ids: (tx, query, most) => seen.ids(tx, { ...query, also: [{ visibleTo: [tx.ctx.actor] }] }, most),
};

/** `standard=false`: only what somebody made; `standard=true`: only what the house declares. */
export class DashboardQuery extends list({ ...declared, filter: { ...declared.filter, standard: isFlag('standard') } }).Query {}
export class DashboardExport extends plain.Export {}
export class DashboardBulk extends bulkOf(['change', 'delete', 'restore']) {}
