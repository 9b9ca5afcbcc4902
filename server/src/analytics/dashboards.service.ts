import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import { historyOf, type HistoryEntry } from '../core/files/history';
import { isBuiltIn } from '../core/identity/permissions';
import { pageOf, type Page, type PageQuery } from '../core/list';
import { core } from '../core/problem';
import { byId, changeMany, everyById, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { dashboardList, type DashboardInput, type DashboardQuery, type DashboardView } from './dashboards.dto';
import { Dashboard } from './dashboards.entity';
import { DASHBOARD_CHANGED } from './dashboards.events';
import { dashboards } from './dashboards.problems';
import { claimingRole, hasRole, namesSeen } from './dashboards.queries';
import { DashboardRows } from './dashboards.rows';
import { freeName, tileFaults } from './dashboards.rules';
import { isStandard } from './dashboards.standard';
import { DashboardStart } from './dashboards.start';

type Change = Partial<DashboardInput> & { version: number };
const MOST = 1_000;
const NOBODY: Id = '00000000-0000-0000-0000-000000000000';

/** Arrangements of numbers: those somebody made, and the standard ones, which have no rows. */
@Injectable()
export class DashboardsService {
  constructor(
    private readonly rows: DashboardRows,
    private readonly start: DashboardStart,
  ) {}

  /** The standard ones first, unless the query asks for what they do not have. */
  async list(tx: Tx, query: DashboardQuery): Promise<Page<DashboardView>> {
    const { standard, page, perPage, cursor, ...asked } = query as DashboardQuery & { standard?: boolean };
    const made = standard ? [] : dashboardList.page(tx, { sort: ['name'], ...asked, page: 1, perPage: MOST }).then(({ items }) => items);
    const [items, declared, chosen] = await Promise.all([made, this.start.standard(tx), this.start.of(tx)]);
    const narrowed = Object.entries(asked).some(([key, value]) => !['search', 'sort'].includes(key) && value !== undefined && value !== false);
    const words = String(query.search ?? '')
      .trim()
      .toLowerCase();
    const shown = standard === false || narrowed ? [] : declared.filter(({ name }) => name.toLowerCase().includes(words));
    const all = [...shown, ...items.map((one) => view(tx, one))].map((one) => ({ ...one, isDefault: one.id === chosen }));
    return pageOf(all, { page, perPage, cursor });
  }

  async one(tx: Tx, id: Id): Promise<DashboardView> {
    const [declared, chosen] = await Promise.all([this.start.standard(tx), this.start.of(tx)]);
    const found = declared.find((one) => one.id === id) ?? view(tx, await this.seen(tx, id));
    return { ...found, isDefault: id === chosen };
  }

  async create(tx: Tx, input: DashboardInput): Promise<DashboardView> {
    this.check(tx, input, []);
    await this.claim(tx, input.role ?? null, input.shared ?? 'none', NOBODY);
    return this.one(tx, (await this.rows.create(tx, input)).id);
  }

  /** A dashboard of one's own with the same tiles, also of a standard one. */
  async copy(tx: Tx, id: Id, name: string | null): Promise<DashboardView> {
    const [original, names] = await Promise.all([this.one(tx, id), namesSeen(tx)]);
    const tiles = this.start.withoutUnknown(tx, original.tiles);
    return this.create(tx, { name: name ?? freeName(original.name, names), shared: 'none', role: null, tiles });
  }

  async change(tx: Tx, id: Id, change: Change): Promise<DashboardView> {
    refuseStandard(id);
    const before = await this.seen(tx, id, 'for update');
    const { shared = before.shared, role = before.role } = change;
    if (!mayArrange(tx, before) || (shared !== before.shared && !owns(tx, before))) throw core.notOwner({ id });
    this.check(tx, change, before.tiles);
    if (role !== before.role || (role && shared !== before.shared)) await this.claim(tx, role, shared, id, before.role);
    await this.rows.change(tx, id, change);
    return this.one(tx, id);
  }

  async archive(tx: Tx, key: Key): Promise<DashboardView> {
    await this.requireOwn(tx, [key.id]);
    const row = await this.rows.archive(tx, key);
    return view(tx, row);
  }

  async restore(tx: Tx, id: Id): Promise<DashboardView> {
    await this.requireOwn(tx, [id]);
    await this.rows.restore(tx, id);
    return this.one(tx, id);
  }

  /** What this person begins with from now on; null: that of the role. */
  async choose(tx: Tx, id: Id | null): Promise<DashboardView> {
    if (id && (await this.one(tx, id)).deletedAt) throw core.notFound({ id });
    await this.start.choose(tx, id);
    return this.one(tx, await this.start.of(tx));
  }

  async history(tx: Tx, id: Id, query: PageQuery): Promise<Page<HistoryEntry>> {
    const [page] = await Promise.all([historyOf(tx, id, query), this.one(tx, id)]);
    return page;
  }

  /** The same to many of one's own: all or nothing. Actions: `change` (whether they are shared), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const other = Object.keys(body.values ?? {}).find((key) => key !== 'shared');
    if (other) throw core.validationFailed({ reason: 'of each dashboard by itself' }, `values.${other}`);
    const ids = await bulkIds(tx, dashboardList, body);
    await this.requireOwn(tx, ids);
    return this.rows.bulk(tx, { ...body, ids, filter: undefined });
  }

  /** 404 for what somebody else keeps to themselves. */
  private async seen(tx: Tx, id: Id, lock: '' | 'for update' = ''): Promise<Dashboard> {
    const row = await byId(tx, Dashboard, id, lock);
    if (!mayFind(tx, row)) throw core.notFound({ id });
    return row;
  }

  /** A metric that one may not see stays in a dashboard where it stood, but comes into no other. */
  private check(tx: Tx, { tiles }: Partial<DashboardInput>, before: Dashboard['tiles']): void {
    if (!tiles) return;
    const known = this.start.knows(tx);
    const [fault] = tileFaults(tiles, (id) => known(id) || before.some(({ metric }) => metric === id));
    if (fault) throw core.validationFailed({ reason: fault.reason }, fault.path);
  }

  /** A role begins with one dashboard: a new one takes the place of the one before. Only who sets up the organization says so. */
  private async claim(tx: Tx, role: string | null, shared: Dashboard['shared'], id: Id, before: string | null = null): Promise<void> {
    if (role === null && before === null) return;
    if (!tx.ctx.permissions.includes('organization:write')) throw core.missingPermission({ permission: 'organization:write' });
    if (role === null) return;
    if (shared === 'none') throw dashboards.dashboardRoleShared({}, 'role');
    if (!isBuiltIn(role) && !(await hasRole(tx, role))) throw core.validationFailed({ reason: 'no such role' }, 'role');
    const others = await claimingRole(tx, role, id);
    if (!others.length) return;
    for (const { row, diff } of await changeMany(tx, Dashboard, others, { role: null })) tx.emit(DASHBOARD_CHANGED, row.id, diff);
  }

  /** Of whoever made them, or of an administrator where they are shared. */
  private async requireOwn(tx: Tx, ids: Id[]): Promise<void> {
    ids.forEach(refuseStandard);
    for (const row of await everyById(tx, Dashboard, ids, 'for update')) {
      if (!mayFind(tx, row)) throw core.notFound({ id: row.id });
      if (!owns(tx, row)) throw core.notOwner({ id: row.id });
    }
  }
}

function refuseStandard(id: Id): void {
  if (isStandard(id)) throw dashboards.dashboardStandard({ id });
}
const mayFind = (tx: Tx, { shared, createdBy }: Dashboard): boolean => shared !== 'none' || createdBy === tx.ctx.actor;
const owns = (tx: Tx, { createdBy }: Dashboard): boolean => createdBy === tx.ctx.actor || tx.ctx.role === 'admin';
const mayArrange = (tx: Tx, row: Dashboard): boolean => owns(tx, row) || row.shared === 'write';
const view = (tx: Tx, row: Dashboard): DashboardView => ({
  ...row,
  standard: false,
  isDefault: false,
  mayChange: mayArrange(tx, row) && tx.ctx.permissions.includes('dashboard:write'),
});
