import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { isId, list, type PageQuery } from '../core/list';
import { today } from '../core/organization';
import { core, Problem } from '../core/problem';
import { archive, byId, byIds, insert, restore, update, type Key } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Customer } from './customers.entity';
import { PRESCRIPTION_ADDED, PRESCRIPTION_ARCHIVED, PRESCRIPTION_CHANGED, PRESCRIPTION_RESTORED } from './customers.events';
import { customers } from './customers.problems';
import { Prescription, type PrescriptionInput, type PrescriptionSnapshot } from './prescriptions.entity';
import { isSaid, lacksAxis } from './prescriptions.rules';

const prescriptionList = list({ entity: Prescription, filter: { customerId: isId('customerId') }, sort: ['-examinedOn', 'createdAt'] });
const EMPTY = { nextExamOn: null, examiner: null, rightEye: null, leftEye: null, pd: null, notes: null };

// derived of the newest exam, so that lists and the recall can filter and sort by it
const FOLLOW = statement(`
  update customers.customers c set last_exam_on = p.examined_on, next_exam_on = p.next_exam_on
  from (select $1::uuid as id) this left join lateral (select examined_on, next_exam_on from customers.prescriptions
    where customer_id = this.id and deleted_at is null order by examined_on desc, id desc limit 1) p on true
  where c.id = this.id`);

/** A line that may be made after a prescription. */
interface Prescribed {
  prescriptionId?: Id | null;
  prescription?: PrescriptionSnapshot | null;
}

/** What glasses the customers of an optician need, exam by exam. */
@Injectable()
export class PrescriptionsService {
  list = async (tx: Tx, customerId: Id, query: PageQuery) =>
    (await Promise.all([prescriptionList.page(tx, { ...query, customerId: [customerId], sort: ['-examinedOn'] }), byId(tx, Customer, customerId)]))[0];

  /** 404 where it is another customer's. */
  async one(tx: Tx, customerId: Id, id: Id, lock: '' | 'for update' = ''): Promise<Prescription> {
    const found = await byId(tx, Prescription, id, lock);
    if (found.customerId !== customerId) throw core.notFound({ id });
    return found;
  }

  async create(tx: Tx, customerId: Id, input: PrescriptionInput): Promise<Prescription> {
    const { deletedAt } = await byId(tx, Customer, customerId, 'for update');
    if (deletedAt) throw core.notFound({ id: customerId });
    requireWhole(input);
    const made = await insert(tx, Prescription, { ...input, examinedOn: input.examinedOn ?? (await today(tx)), customerId });
    await rows(tx, FOLLOW, [customerId]);
    tx.emit(PRESCRIPTION_ADDED, made.id, { customerId, examinedOn: made.examinedOn });
    return made;
  }

  async change(tx: Tx, customerId: Id, id: Id, { version, ...patch }: Partial<PrescriptionInput> & { version: number }): Promise<Prescription> {
    const before = await this.one(tx, customerId, id, 'for update');
    requireWhole({ ...before, ...given(patch) });
    const { row, diff } = await update(tx, Prescription, { id, version }, patch);
    await rows(tx, FOLLOW, [customerId]);
    tx.emit(PRESCRIPTION_CHANGED, id, { customerId: [null, customerId], ...diff });
    return row;
  }

  replace = (tx: Tx, customerId: Id, id: Id, body: Partial<PrescriptionInput> & { version: number }) =>
    this.change(tx, customerId, id, { ...EMPTY, ...given(body) });

  async archive(tx: Tx, customerId: Id, key: Key): Promise<Prescription> {
    await this.one(tx, customerId, key.id);
    const { row } = await archive(tx, Prescription, key);
    await rows(tx, FOLLOW, [customerId]);
    tx.emit(PRESCRIPTION_ARCHIVED, key.id, { customerId, examinedOn: row.examinedOn });
    return row;
  }

  async restore(tx: Tx, customerId: Id, id: Id): Promise<Prescription> {
    await this.one(tx, customerId, id);
    const { row } = await restore(tx, Prescription, id);
    await rows(tx, FOLLOW, [customerId]);
    tx.emit(PRESCRIPTION_RESTORED, id, { customerId, examinedOn: row.examinedOn });
    return row;
  }

  /**
   * Lines of a document with the prescriptions they name, as they are now; what a line kept of the same one before stays, whatever became of it
   * since. 422 `prescription_unknown` on `items.0.prescriptionId`.
   */
  async ofLines<L extends Prescribed>(tx: Tx, customerId: Id, lines: L[], before: Prescribed[] = []): Promise<L[]> {
    if (!lines.some(({ prescriptionId }) => prescriptionId)) return lines.map((line) => ({ ...line, prescriptionId: null, prescription: null }));
    const kept = new Map(
      before.flatMap(({ prescriptionId, prescription }) => (prescriptionId && prescription ? [[prescriptionId, prescription] as const] : [])),
    );
    const wanted = lines.flatMap(({ prescriptionId }) => (prescriptionId && !kept.has(prescriptionId) ? [prescriptionId] : []));
    const found = new Map([...(await this.snapshots(tx, customerId, wanted)), ...kept]);
    const missing = lines.findIndex(({ prescriptionId }) => prescriptionId && !found.has(prescriptionId));
    if (missing >= 0) throw customers.prescriptionUnknown({ id: lines[missing].prescriptionId }, `items.${missing}.prescriptionId`);
    return lines.map(
      ({ prescriptionId, ...line }) => ({ ...line, prescriptionId: prescriptionId ?? null, prescription: found.get(prescriptionId ?? '') ?? null }) as L,
    );
  }

  /** What the prescriptions say now, by id; those that are gone or another customer's are left out. */
  private async snapshots(tx: Tx, customerId: Id, ids: Id[]): Promise<Map<Id, PrescriptionSnapshot>> {
    const wanted = [...new Set(ids)];
    const found = wanted.length ? (await byIds(tx, Prescription, wanted)).filter((one) => one.customerId === customerId && !one.deletedAt) : [];
    return new Map(found.map(({ id, examinedOn, rightEye, leftEye, pd }) => [id, { id, examinedOn, rightEye, leftEye, pd }]));
  }
}

function requireWhole({ rightEye, leftEye, examinedOn, nextExamOn }: Partial<PrescriptionInput>): void {
  const faults = [
    ...(isSaid(rightEye ?? null) || isSaid(leftEye ?? null) ? [] : [{ field: 'rightEye', rule: 'prescription_empty' }]),
    ...(rightEye && lacksAxis(rightEye) ? [{ field: 'rightEye.axis', rule: 'axis_missing' }] : []),
    ...(leftEye && lacksAxis(leftEye) ? [{ field: 'leftEye.axis', rule: 'axis_missing' }] : []),
    ...(examinedOn && nextExamOn && nextExamOn <= examinedOn ? [{ field: 'nextExamOn', rule: 'next_exam_too_early' }] : []),
  ];
  if (faults.length)
    throw new Problem(
      'validation_failed',
      400,
      {},
      faults.map((fault) => ({ code: 'validation_failed', ...fault, details: { rule: fault.rule } })),
    );
}
