import { Injectable } from '@nestjs/common';
import { core } from '../core/problem';
import { byId, byIds, saveLines } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { STEP_CHANGED, STEP_REOPENED, STEP_SIGNED, STEPS_PLANNED } from './builds.events';
import { builds } from './builds.problems';
import type { ProductionOrder } from './production.entity';
import { ProductionOrdersService } from './production.service';
import { ProductionStep, type OrderStepPlan, type StepProgress } from './steps.entity';

const OF_ORDER = statement(`select id from builds.production_steps where production_order_id = $1 order by position`);
const SAVE = statement(`
  update builds.production_steps set checklist = $2, photo_file_id = $3, minutes = $4, note = $5, done_at = $6, done_by = $7 where id = $1 returning id`);

/** The steps of production orders: planned with the build, done and signed one by one. */
@Injectable()
export class StepsService {
  constructor(private readonly orders: ProductionOrdersService) {}

  async list(tx: Tx, orderId: Id): Promise<ProductionStep[]> {
    const [ids] = await Promise.all([rows<{ id: Id }>(tx, OF_ORDER, [orderId]), this.orders.one(tx, orderId)]);
    const found = await byIds(
      tx,
      ProductionStep,
      ids.map(({ id }) => id),
    );
    return found.sort((a, b) => a.position - b.position);
  }

  /** Other steps than the build plans, in another order. A step with its id keeps its ticks; one that is signed stays as it is: 409 `step_signed`. */
  async plan(tx: Tx, orderId: Id, plans: OrderStepPlan[]): Promise<ProductionStep[]> {
    await this.open(tx, orderId);
    const before = await this.list(tx, orderId);
    const dropped = before.find(({ id, doneAt }) => doneAt && !plans.some((plan) => plan.id === id));
    if (dropped) throw builds.stepSigned({ name: dropped.name });
    const known = new Map(before.map((step) => [step.id, step]));
    const lines = plans.map((plan) => planned(plan, plan.id ? known.get(plan.id) : undefined));
    const steps = await saveLines(tx, ProductionStep, 'productionOrderId', orderId, lines);
    tx.emit(STEPS_PLANNED, orderId, { steps: steps.length });
    return this.list(tx, orderId);
  }

  /** Ticks, time, note and photo, before it is signed. */
  async change(tx: Tx, orderId: Id, stepId: Id, progress: StepProgress): Promise<ProductionStep> {
    await this.open(tx, orderId);
    const step = await this.one(tx, orderId, stepId);
    if (step.doneAt) throw builds.stepSigned({ name: step.name });
    const saved = await this.save(tx, { ...step, ...said(step, progress) });
    tx.emit(STEP_CHANGED, orderId, { step: step.name, checked: saved.checklist.filter(({ done }) => done).length });
    return saved;
  }

  /** Signed by who does it: 422 `checklist_open`, `photo_missing`. */
  async sign(tx: Tx, orderId: Id, stepId: Id, progress: StepProgress): Promise<ProductionStep> {
    const order = await this.open(tx, orderId);
    if (order.status !== 'in_progress') throw core.invalidTransition({ verb: 'sign', from: order.status, moves: order.moves });
    const step = await this.one(tx, orderId, stepId);
    if (step.doneAt) throw builds.stepSigned({ name: step.name });
    const done = { ...step, ...said(step, progress) };
    const left = done.checklist.filter((check) => !check.done);
    if (left.length) throw builds.checklistOpen({ open: left.map(({ text }) => text).join(', ') }, 'checked');
    if (step.photoNeeded && !done.photoFileId) throw builds.photoMissing({}, 'photoFileId');
    const saved = await this.save(tx, { ...done, doneAt: tx.now, doneBy: tx.ctx.actor });
    tx.emit(STEP_SIGNED, orderId, { step: step.name, minutes: done.minutes });
    return saved;
  }

  /** Takes a signature back. */
  async reopen(tx: Tx, orderId: Id, stepId: Id): Promise<ProductionStep> {
    await this.open(tx, orderId);
    const step = await this.one(tx, orderId, stepId);
    if (!step.doneAt) throw core.invalidTransition({ verb: 'reopen', from: 'open', moves: ['sign'] });
    const saved = await this.save(tx, { ...step, doneAt: null, doneBy: null });
    tx.emit(STEP_REOPENED, orderId, { step: step.name });
    return saved;
  }

  private async open(tx: Tx, orderId: Id): Promise<ProductionOrder> {
    const order = await this.orders.locked(tx, orderId);
    if (order.status === 'completed' || order.status === 'cancelled') throw builds.productionFixed({ status: order.status });
    return order;
  }

  private async one(tx: Tx, orderId: Id, stepId: Id): Promise<ProductionStep> {
    const step = await byId(tx, ProductionStep, stepId);
    if (step.productionOrderId !== orderId) throw core.notFound({ id: stepId });
    return step;
  }

  private async save(tx: Tx, { id, checklist, photoFileId, minutes, note, doneAt, doneBy }: ProductionStep): Promise<ProductionStep> {
    await rows(tx, SAVE, [id, JSON.stringify(checklist), photoFileId, minutes, note, doneAt, doneBy]);
    return byId(tx, ProductionStep, id);
  }
}

/** What saves together names the same columns: what was done of a step comes along. */
function planned({ id, ...plan }: OrderStepPlan, before?: ProductionStep): Partial<ProductionStep> {
  const { photoFileId = null, minutes = null, note = null, doneAt = null, doneBy = null } = before ?? {};
  const kept = { id, photoFileId, minutes, note, doneAt, doneBy };
  if (before?.doneAt) {
    const { name, instructions, checklist, photoNeeded, plannedMinutes } = before;
    return { ...kept, name, instructions, checklist, photoNeeded, plannedMinutes };
  }
  const ticked = new Set(before?.checklist.filter(({ done }) => done).map(({ text }) => text));
  return {
    ...kept,
    name: plan.name,
    instructions: plan.instructions ?? null,
    checklist: (plan.checklist ?? []).map((text) => ({ text, done: ticked.has(text) })),
    photoNeeded: plan.photoNeeded ?? false,
    plannedMinutes: plan.plannedMinutes ?? null,
  };
}

function said(step: ProductionStep, { checked, ...progress }: StepProgress): Partial<ProductionStep> {
  const given = Object.fromEntries(Object.entries(progress).filter(([, value]) => value !== undefined));
  return { ...given, ...(checked && { checklist: step.checklist.map((check, at) => ({ ...check, done: checked[at] ?? false })) }) };
}
