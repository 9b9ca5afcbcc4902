import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import type { DateString } from '../core/dates';
import { given } from '../core/fields';
import { hold, letGo } from '../core/holds';
import { minus, plus } from '../core/quantity';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, insertMany, restore, update, type Diff, type Key } from '../core/rows';
import { next, nextMany } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { convert, isUnit, PartsService, partsProblems, StockService, type Part } from '../parts';
import * as events from './builds.events';
import { builds } from './builds.problems';
import { PrintMachinesService } from './print-machines.service';
import { PrintJobPatch, printList, type PrintedInput, type PrintJobChange, type PrintJobInput, type PrintJobQuery, type PrintPlanInput } from './prints.dto';
import { PrintJob, PrintPlan } from './prints.entity';
import { dropPlan, openPrints, planIdOf, printed, putPlan } from './prints.queries';
import { PRINT, printCost, usual } from './prints.rules';
import { ProductionOrdersService } from './production.service';
import { needing } from './production.shared';

const HOLD = 'open_print_job';
const LATER = ['dueDate', 'notes'];
const printing = ({ id }: { id: Id }) => ({ type: 'print_job', id });
const told = ({ number, partId, quantity }: PrintJob) => ({ number, partId, quantity });

/** Pieces printed in the house: material leaves stock in grams, good pieces come in at what material and machine cost. */
@Injectable()
export class PrintsService {
  constructor(
    private readonly parts: PartsService,
    private readonly stock: StockService,
    private readonly machines: PrintMachinesService,
    private readonly production: ProductionOrdersService,
  ) {}

  list = (tx: Tx, query: PrintJobQuery) => printList.page(tx, query);
  one = (tx: Tx, id: Id) => byId(tx, PrintJob, id);

  /** Jobs that are not finished, as planning sees them: what comes of them, and the material they need. */
  running = async (tx: Tx) =>
    (await openPrints(tx)).map(({ materialPartId, grams, unit, ...job }) => ({
      ...job,
      type: 'print_job' as const,
      orderItemId: null,
      components: [{ partId: materialPartId, quantity: isUnit(unit) ? convert(grams, 'g', unit) : 0, reserved: 0 }],
    }));

  /** What one piece of each part takes that is printed here, as planning sees it: material in its own unit. */
  recipes = async (tx: Tx) =>
    (await printed(tx)).flatMap(({ partId, materialPartId, grams, minutes, unit }) =>
      isUnit(unit) ? [{ partId, minutes, material: { partId: materialPartId, quantity: convert(grams, 'g', unit) } }] : [],
    );

  /** Jobs for what planning proposes, each as its part is planned; what names no part with a print plan is passed over. */
  async createMany(tx: Tx, wanted: { partId: Id; quantity: number; dueDate: DateString | null; productionOrderId: Id | null }[]): Promise<PrintJob[]> {
    const plans = new Map((await printed(tx)).map(({ partId, unit: _, ...plan }) => [partId, plan]));
    const known = wanted.filter(({ partId }) => plans.has(partId));
    if (!known.length) return [];
    const numbers = await nextMany(tx, 'print_job', known.length);
    const rows = known.map(({ partId, quantity, dueDate, productionOrderId }, at) => ({
      ...plans.get(partId),
      ...{ partId, quantity, dueDate, productionOrderId, number: numbers[at], transactionIds: [] },
    }));
    const made = await insertMany(tx, PrintJob, rows);
    const jobs = numbers.map((number) => made.find((job) => job.number === number)!);
    await hold(tx, jobs.flatMap(holdsOf));
    for (const job of jobs) tx.emit(events.PRINT_PLANNED, job.id, told(job));
    return jobs;
  }

  /** How a part is printed; null where nobody has said so. */
  async planOf(tx: Tx, partId: Id): Promise<PrintPlan | null> {
    const [found] = await Promise.all([planIdOf(tx, partId), this.parts.one(tx, partId)]);
    return found ? byId(tx, PrintPlan, found.id) : null;
  }

  /** What one piece takes; 404 for a part that is not printed here. */
  async plan(tx: Tx, partId: Id): Promise<PrintPlan> {
    const found = await planIdOf(tx, partId);
    if (!found) throw core.notFound({ partId });
    return byId(tx, PrintPlan, found.id);
  }

  /** 422 `units_differ` for material that is not kept by mass, `part_for_itself`. */
  async setPlan(tx: Tx, partId: Id, input: PrintPlanInput): Promise<PrintPlan> {
    await this.parts.one(tx, partId);
    await this.checked(tx, partId, input);
    await putPlan(tx, partId, input);
    tx.emit(events.PRINT_PLAN_SET, partId, { grams: input.grams, minutes: input.minutes });
    return this.plan(tx, partId);
  }

  async dropPlan(tx: Tx, partId: Id): Promise<PrintPlan> {
    const plan = await this.plan(tx, partId);
    await dropPlan(tx, partId);
    tx.emit(events.PRINT_PLAN_DROPPED, partId, {});
    return plan;
  }

  /** A job as the part is planned, unless the input says otherwise; 422 `print_plan_missing`, `component_unknown` where the production order does not need the part. */
  async create(tx: Tx, { partId, quantity, ...input }: PrintJobInput): Promise<PrintJob> {
    const planned = (await planIdOf(tx, partId)) && (await this.plan(tx, partId));
    const said = given(input);
    const { materialPartId, grams, minutes, machineId } = { ...(planned && given(planned)), ...said } as PrintJobInput;
    if (!materialPartId || !grams || minutes === undefined) throw builds.printPlanMissing({ partId }, materialPartId ? 'grams' : 'materialPartId');
    await this.checked(tx, partId, { materialPartId, grams, minutes, machineId: machineId ?? null });
    if (input.productionOrderId) await this.needed(tx, input.productionOrderId, partId);
    const full = { ...said, partId, quantity, materialPartId, grams, minutes, machineId: machineId ?? null, transactionIds: [] };
    const job = await insert(tx, PrintJob, { ...full, number: await next(tx, 'print_job') });
    await hold(tx, holdsOf(job));
    tx.emit(events.PRINT_PLANNED, job.id, told(job));
    return job;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<PrintJobChange> & { version: number }): Promise<PrintJob> {
    const before = await byId(tx, PrintJob, id, 'for update');
    const late = Object.keys(given(patch)).filter((key) => !LATER.includes(key));
    if (late.length && before.status !== 'planned') throw core.invalidTransition({ verb: 'change', from: before.status, fields: late });
    if (late.length) await this.checked(tx, before.partId, { ...before, ...given(patch) } as PrintPlanInput);
    const { row: job, diff } = await update(tx, PrintJob, { id, version }, patch);
    if (diff.materialPartId || diff.machineId) {
      await letGo(tx, [{ reason: HOLD, holder: id }]);
      await hold(tx, holdsOf(job));
    }
    tx.emit(events.PRINT_CHANGED, id, diff);
    return job;
  }

  /** From here on its pieces count as on order. */
  async start(tx: Tx, id: Id): Promise<PrintJob> {
    const before = await this.locked(tx, id);
    const { row: job } = await update(tx, PrintJob, before, { status: PRINT.move('start', before.status), startedAt: tx.now });
    await this.parts.pushOnOrder(tx, [{ partId: job.partId, change: job.quantity }]);
    tx.emit(events.PRINT_STARTED, id, told(job));
    return job;
  }

  /** Material leaves stock, converted to its unit; good pieces come in and are reserved for the production order that needs them. 422 `insufficient_stock`. */
  async complete(tx: Tx, id: Id, { good, scrap = 0, usedGrams, usedMinutes, materialLots, ...output }: PrintedInput): Promise<PrintJob> {
    const before = await this.locked(tx, id);
    const status = PRINT.move('complete', before.status);
    if (!plus(good, scrap)) throw core.validationFailed({ reason: 'neither good nor failed pieces' }, 'good');
    const grams = usedGrams ?? gramsOf(before.materialUnit, materialLots) ?? usual(before.grams, good, scrap);
    const minutes = usedMinutes ?? usual(before.minutes, good, scrap);
    const consumed = await this.consume(tx, before, grams, materialLots);
    const rate = before.machineId ? (await this.machines.one(tx, before.machineId)).hourlyRate : null;
    const unitCost = printCost(consumed, minutes, rate, good);
    const made = good
      ? await this.stock.putIn(tx, [{ partId: before.partId, quantity: good, type: 'production', unitCost, reference: printing(before), ...output }])
      : [];
    if (good && (output.stockStatus ?? 'ok') === 'ok') await this.reserveFor(tx, before, good);
    await this.parts.pushOnOrder(tx, [{ partId: before.partId, change: -before.quantity }]);
    await letGo(tx, [{ reason: HOLD, holder: id }]);
    const facts = { goodQuantity: good, scrappedQuantity: scrap, usedGrams: grams, usedMinutes: minutes, unitCost, finishedAt: tx.now };
    const transactionIds = [...consumed, ...made].map((line) => line.id);
    const { row: job } = await update(tx, PrintJob, before, { ...facts, status, transactionIds });
    tx.emit(events.PRINT_COMPLETED, id, { ...told(job), good, scrap, grams });
    return job;
  }

  /** The pieces leave stock again and the material comes back; 422 `goods_used` when they are not there any more. */
  async reverse(tx: Tx, id: Id): Promise<PrintJob> {
    const before = await this.locked(tx, id);
    const status = PRINT.move('reverse', before.status);
    if (before.productionOrderId && before.goodQuantity)
      await this.stock.release(tx, [{ for: needing({ id: before.productionOrderId }), partId: before.partId, quantity: before.goodQuantity }]);
    await this.stock.reverse(tx, before.transactionIds, { reason: `reversal of ${before.number}`, reference: printing(before) });
    await this.parts.pushOnOrder(tx, [{ partId: before.partId, change: before.quantity }]);
    await hold(tx, holdsOf(before));
    const none = { goodQuantity: 0, scrappedQuantity: 0, usedGrams: null, usedMinutes: null, unitCost: null, finishedAt: null, transactionIds: [] };
    const { row: job } = await update(tx, PrintJob, before, { ...none, status });
    tx.emit(events.PRINT_REVERSED, id, told(job));
    return job;
  }

  cancel = async (tx: Tx, id: Id): Promise<PrintJob> => (await this.cancelAll(tx, [await this.locked(tx, id)]))[0].row;

  /** Only what is planned or cancelled. */
  async archive(tx: Tx, key: Key): Promise<PrintJob> {
    const { row: job } = await archive(tx, PrintJob, key);
    await this.dropped(tx, [job]);
    tx.emit(events.PRINT_ARCHIVED, key.id, { number: job.number });
    return job;
  }

  async restore(tx: Tx, id: Id): Promise<PrintJob> {
    const { row: job } = await restore(tx, PrintJob, id);
    if (job.status === 'planned') await hold(tx, holdsOf(job));
    tx.emit(events.PRINT_RESTORED, id, { number: job.number });
    return job;
  }

  /** Actions: `change` (day, notes), `cancel`, `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, printList, body);
    if (body.action === 'cancel') return { count: (await this.cancelAll(tx, await byIds(tx, PrintJob, ids, 'for update'))).length, ids };
    const { dueDate, notes } = body.action === 'change' ? await checked(PrintJobPatch, { ...body.values, version: 1 }, 'values.') : ({} as PrintJobPatch);
    const patch = body.action === 'change' ? given({ dueDate, notes }) : { deletedAt: body.action === 'delete' ? tx.now : null };
    const changed = await changeMany(tx, PrintJob, ids, patch);
    const jobs = changed.map(({ row }) => row);
    if (body.action === 'delete') await this.dropped(tx, jobs);
    if (body.action === 'restore') await hold(tx, jobs.filter(({ status }) => status === 'planned').flatMap(holdsOf));
    const type = { change: events.PRINT_CHANGED, delete: events.PRINT_ARCHIVED, restore: events.PRINT_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async cancelAll(tx: Tx, jobs: PrintJob[]): Promise<{ row: PrintJob; diff: Diff }[]> {
    jobs.forEach(({ status }) => PRINT.move('cancel', status));
    const ids = jobs.map(({ id }) => id);
    const changed = await changeMany(tx, PrintJob, ids, { status: 'cancelled' });
    const running = jobs.filter(({ status }) => status === 'printing');
    await this.parts.pushOnOrder(
      tx,
      running.map(({ partId, quantity }) => ({ partId, change: -quantity })),
    );
    await letGo(
      tx,
      ids.map((holder) => ({ reason: HOLD, holder })),
    );
    for (const { row } of changed) tx.emit(events.PRINT_CANCELLED, row.id, told(row));
    return changed;
  }

  private async dropped(tx: Tx, jobs: PrintJob[]): Promise<void> {
    const busy = jobs.find(({ status }) => status === 'printing' || status === 'done');
    if (busy) throw core.invalidTransition({ verb: 'delete', from: busy.status, moves: busy.moves });
    await letGo(
      tx,
      jobs.map(({ id }) => ({ reason: HOLD, holder: id })),
    );
  }

  private async locked(tx: Tx, id: Id): Promise<PrintJob> {
    const job = await byId(tx, PrintJob, id, 'for update');
    if (job.deletedAt) throw core.notFound({ id });
    return job;
  }

  /** Grams out of stock, in the unit of the material, to its 3 decimals. */
  private async consume(tx: Tx, { id, materialPartId }: PrintJob, grams: number, lots: PrintedInput['materialLots']) {
    const material = (await this.parts.byIds(tx, [materialPartId])).get(materialPartId)!;
    const quantity = massOf(grams, material);
    if (!quantity) return [];
    const line = { partId: materialPartId, quantity, type: 'consumption' as const, reference: printing({ id }), ...(lots?.length && { lots }) };
    return this.stock.withdraw(tx, [line]);
  }

  /** What the production order still needs of the pieces is set aside for it. */
  private async reserveFor(tx: Tx, { partId, productionOrderId }: PrintJob, good: number): Promise<void> {
    if (!productionOrderId) return;
    const order = await this.production.locked(tx, productionOrderId);
    if (order.status === 'completed' || order.status === 'cancelled') return;
    const reserved = await this.stock.reservedFor(tx, [needing(order)]);
    const held = reserved.filter((line) => line.partId === partId).map((line) => line.quantity);
    const wanted = order.components.filter((line) => line.partId === partId).map(({ required, consumed }) => minus(required, consumed));
    const quantity = Math.min(good, Math.max(0, minus(plus(0, ...wanted), ...held)));
    if (quantity > 0) await this.stock.reserve(tx, [{ partId, quantity, for: needing(order) }], { partial: true });
  }

  private async needed(tx: Tx, productionOrderId: Id, partId: Id): Promise<void> {
    const order = await this.production.locked(tx, productionOrderId);
    if (order.status === 'completed' || order.status === 'cancelled') throw core.invalidTransition({ verb: 'print', from: order.status });
    if (!order.components.some((line) => line.partId === partId)) throw builds.componentUnknown({ partId }, 'partId');
  }

  /** Part and material keep stock, the material by mass, and the printer is there. */
  private async checked(tx: Tx, partId: Id, { materialPartId, machineId }: PrintPlanInput): Promise<void> {
    const part = await this.parts.one(tx, partId);
    if (partId === materialPartId) throw builds.materialOfItself({ partId }, 'materialPartId');
    const found = await this.parts.byIds(tx, [materialPartId]);
    if (part.kind === 'service') throw partsProblems.serviceKeepsNoStock({ partId }, 'partId');
    massOf(1, found.get(materialPartId)!);
    if (machineId && (await this.machines.one(tx, machineId)).deletedAt) throw core.referenceMissing({ id: machineId }, 'machineId');
  }
}

/** Grams in the unit of the material. 422 `units_differ` for what is not kept by mass. */
function massOf(grams: number, { unit }: Part): number {
  if (!isUnit(unit)) throw partsProblems.unitsDiffer({ from: 'g', to: unit }, 'materialPartId');
  return Math.round(convert(grams, 'g', unit) * 1_000) / 1_000;
}

/** What is taken of spools that are named. */
const gramsOf = (unit: string, lots: PrintedInput['materialLots']): number | undefined =>
  lots?.length && isUnit(unit) ? convert(plus(0, ...lots.map(({ quantity }) => quantity)), unit, 'g') : undefined;

const holdsOf = ({ id, partId, materialPartId, machineId }: PrintJob) =>
  [partId, materialPartId, machineId].flatMap((subject) => (subject ? [{ subject, reason: HOLD, holder: id }] : []));
