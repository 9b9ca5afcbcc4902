import type { Id } from '../core/tx';
import type { Quantity } from '../core/money';
import type { ProductionStatus } from './production.rules';

export const BUILD_CREATED = 'builds.build_created';
export const BUILD_CHANGED = 'builds.build_changed';
export const BUILD_ARCHIVED = 'builds.build_archived';
export const BUILD_RESTORED = 'builds.build_restored';
export const REVISION_OPENED = 'builds.revision_opened';
export const REVISION_RELEASED = 'builds.revision_released';
export const BOM_CHANGED = 'builds.bom_changed';
export const BOM_IMPORTED = 'builds.bom_imported';
export const PRODUCTION_PLANNED = 'builds.production_order_planned';
export const PRODUCTION_CHANGED = 'builds.production_order_changed';
export const PRODUCTION_ARCHIVED = 'builds.production_order_archived';
export const PRODUCTION_RESTORED = 'builds.production_order_restored';
export const PRODUCTION_RESERVED = 'builds.production_order_reserved';
export const PRODUCTION_ALLOCATED = 'builds.production_order_allocated';
export const PRODUCTION_STARTED = 'builds.production_order_started';
export const PRODUCTION_COMPLETED = 'builds.production_order_completed';
export const PRODUCTION_CANCELLED = 'builds.production_order_cancelled';
export const PRODUCTION_REVERSED = 'builds.production_order_reversed';

export const PRODUCTION_PICKED = 'builds.production_order_picked';
export const STEPS_PLANNED = 'builds.production_steps_planned';
export const STEP_CHANGED = 'builds.production_step_changed';
export const STEP_SIGNED = 'builds.production_step_signed';
export const STEP_REOPENED = 'builds.production_step_reopened';

export const MACHINE_CREATED = 'builds.print_machine_created';
export const MACHINE_CHANGED = 'builds.print_machine_changed';
export const MACHINE_ARCHIVED = 'builds.print_machine_archived';
export const MACHINE_RESTORED = 'builds.print_machine_restored';
export const PRINT_PLAN_SET = 'builds.print_plan_set';
export const PRINT_PLAN_DROPPED = 'builds.print_plan_dropped';
export const PRINT_PLANNED = 'builds.print_job_planned';
export const PRINT_CHANGED = 'builds.print_job_changed';
export const PRINT_STARTED = 'builds.print_job_started';
export const PRINT_COMPLETED = 'builds.print_job_completed';
export const PRINT_CANCELLED = 'builds.print_job_cancelled';
export const PRINT_REVERSED = 'builds.print_job_reversed';
export const PRINT_ARCHIVED = 'builds.print_job_archived';
export const PRINT_RESTORED = 'builds.print_job_restored';

/** What every production event carries. `quantity`: of the order, of a completion its good machines, of a reversal what came back. */
export interface ProductionData {
  orderItemId: Id | null;
  orderId: Id | null;
  partId: Id;
  quantity: Quantity;
  serialNumbers: string[];
  status: ProductionStatus;
}
