import { Injectable } from '@nestjs/common';
import { keeping } from '../core/keeping';
import { dashboardList, DashboardPatch, type DashboardInput } from './dashboards.dto';
import { Dashboard } from './dashboards.entity';
import { DASHBOARD_ARCHIVED, DASHBOARD_CHANGED, DASHBOARD_CREATED, DASHBOARD_RESTORED } from './dashboards.events';

/** Dashboards as rows. Who may do what with them: {@link DashboardsService}. */
@Injectable()
export class DashboardRows extends keeping<Dashboard, DashboardInput>({
  entity: Dashboard,
  list: dashboardList,
  Patch: DashboardPatch,
  events: { created: DASHBOARD_CREATED, changed: DASHBOARD_CHANGED, archived: DASHBOARD_ARCHIVED, restored: DASHBOARD_RESTORED },
  told: ({ name, shared }) => ({ name, shared }),
}) {}
