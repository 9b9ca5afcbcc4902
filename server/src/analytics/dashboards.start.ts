import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import { byIds, insert, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import type { DashboardView } from './dashboards.dto';
import { Dashboard, DashboardChoice, type Tile } from './dashboards.entity';
import { DASHBOARD_CHOSEN } from './dashboards.events';
import { dashboardOfRole } from './dashboards.queries';
import { isStandard, OVERVIEW, standardDashboards } from './dashboards.standard';
import { FiguresService } from './figures.service';
import { METRICS } from './registry';

/** Nobody made it, so it was made when the house was: what every record answers with, of a standard dashboard. */
const UNMADE = { version: 1, createdAt: '2026-11-21T00:00:00.000Z', updatedAt: '2026-11-21T00:00:00.000Z', deletedAt: null };
const HOUSE: Id = '00000000-0000-0000-0000-000000000000';

/** The dashboards that nobody has to make, and with which one somebody begins. */
@Injectable()
export class DashboardStart {
  constructor(private readonly figures: FiguresService) {}

  async standard(tx: Tx): Promise<DashboardView[]> {
    const { industry, modules } = await organizationOf(tx);
    const { role, permissions, locale } = tx.ctx;
    const can = (permission: string) => permissions.includes(permission);
    return standardDashboards({ industry, modules, role, metrics: this.visible(tx), can }).map(({ id, name, tiles }) => ({
      ...{ ...UNMADE, id, createdBy: HOUSE, updatedBy: HOUSE, authorName: null, shared: 'read', role: null },
      ...{ name: name[locale], tiles, standard: true, isDefault: false, mayChange: false },
    }));
  }

  /** What this person chose, else the dashboard of their role, else the overview. */
  async of(tx: Tx): Promise<Id> {
    const [[choice], ofRole] = await Promise.all([byIds(tx, DashboardChoice, [tx.ctx.actor]), dashboardOfRole(tx, tx.ctx.role)]);
    if (!choice || choice.deletedAt) return ofRole ?? OVERVIEW;
    if (isStandard(choice.dashboardId)) return choice.dashboardId;
    const [chosen] = await byIds(tx, Dashboard, [choice.dashboardId]);
    const there = chosen && !chosen.deletedAt && (chosen.shared !== 'none' || chosen.createdBy === tx.ctx.actor);
    return there ? chosen.id : (ofRole ?? OVERVIEW);
  }

  /** This person begins with another dashboard from now on; null: with that of the role. */
  async choose(tx: Tx, dashboardId: Id | null): Promise<void> {
    const { actor: id } = tx.ctx;
    const [own] = await byIds(tx, DashboardChoice, [id], 'for update');
    if (!own && !dashboardId) return;
    const values = { dashboardId: dashboardId ?? OVERVIEW, deletedAt: dashboardId ? null : tx.now };
    if (own) await update(tx, DashboardChoice, own, values);
    else await insert(tx, DashboardChoice, { id, ...values });
    tx.emit(DASHBOARD_CHOSEN, id, { dashboardId });
  }

  private visible = (tx: Tx) => METRICS.filter((metric) => this.figures.may(metric, tx.ctx));

  /** Whether a metric is one that whoever asks may see. */
  knows(tx: Tx): (metric: string) => boolean {
    const ids = new Set(this.visible(tx).map(({ id }) => id));
    return (metric) => ids.has(metric);
  }

  /** The tiles of which whoever asks may see the numbers. */
  withoutUnknown(tx: Tx, tiles: Tile[]): Tile[] {
    const known = this.knows(tx);
    return tiles.filter(({ metric }) => metric === null || known(metric));
  }
}
