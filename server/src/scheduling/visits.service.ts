import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import { dayIn } from '../core/dates';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byIds, changeMany, update } from '../core/rows';
import { Expression } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { InvoicesService } from '../billing';
import { appointmentList, type AppointmentCreation, type AppointmentPatch } from './appointments.dto';
import { Appointment } from './appointments.entity';
import { APPOINTMENT, REACHED, type AppointmentVerb } from './appointments.rules';
import { AppointmentsService, told } from './appointments.service';
import {
  APPOINTMENT_ARCHIVED,
  APPOINTMENT_ARRIVED,
  APPOINTMENT_CANCELLED,
  APPOINTMENT_COMPLETED,
  APPOINTMENT_CONFIRMED,
  APPOINTMENT_NO_SHOW,
  APPOINTMENT_REOPENED,
  APPOINTMENT_RESTORED,
} from './scheduling.events';
import { SeriesService, type Scope } from './series.service';
import { AppointmentType } from './types.entity';

const EVENTS: Record<AppointmentVerb, string> = {
  confirm: APPOINTMENT_CONFIRMED,
  arrive: APPOINTMENT_ARRIVED,
  complete: APPOINTMENT_COMPLETED,
  cancel: APPOINTMENT_CANCELLED,
  'no-show': APPOINTMENT_NO_SHOW,
  reopen: APPOINTMENT_REOPENED,
};

interface Said {
  version?: number;
  reason?: string | null;
  byCustomer?: boolean;
  scope?: Scope | null;
}

/** What becomes of an appointment, step by step. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly invoices: InvoicesService,
    private readonly series: SeriesService,
  ) {}

  /** One appointment, or a series of them: the first is the answer. */
  book = (tx: Tx, { series, ...draft }: AppointmentCreation): Promise<Appointment> =>
    series ? this.series.create(tx, { ...draft, series }) : this.appointments.create(tx, draft);

  /** Of a series as far as `scope` says. */
  change = (tx: Tx, id: Id, { scope, ...patch }: AppointmentPatch): Promise<Appointment> => this.series.change(tx, id, { ...patch, scope: scope ?? 'one' });

  /** The next status; 409 `invalid_transition`. What is completed makes a draft of an invoice; what is reopened may be 409 `slot_taken`. */
  async step(tx: Tx, id: Id, verb: AppointmentVerb, said: Said = {}): Promise<Appointment> {
    const before = await this.appointments.held(tx, id);
    const status = APPOINTMENT.move(verb, before.status);
    if (said.version && said.version !== before.version) throw core.versionConflict({ current: before });
    if (verb === 'cancel') await this.series.cancelOthers(tx, before, said.scope ?? 'one', said.reason ?? null);
    const invoiceId = await this.bill(tx, before, verb);
    const { row } = await update(tx, Appointment, before, { ...marks(tx, verb, said), status, ...(invoiceId && { invoiceId }) });
    tx.emit(EVENTS[verb], id, { ...told(row), ...(said.reason && { reason: said.reason }), ...(invoiceId && { invoiceId }) });
    return row;
  }

  /** Deletes, brings back, confirms or cancels many: all or none. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, appointmentList, body);
    const verb = body.action as 'confirm' | 'cancel';
    if (body.action in EVENTS) for (const { status } of await byIds(tx, Appointment, ids, 'for update')) APPOINTMENT.move(verb, status);
    const patch = body.action in EVENTS ? { ...marks(tx, verb, {}), status: verb === 'confirm' ? 'confirmed' : 'cancelled' } : {};
    const gone = body.action === 'delete' ? { deletedAt: tx.now } : { deletedAt: null };
    const changed = await changeMany(tx, Appointment, ids, (body.action in EVENTS ? patch : gone) as never);
    const type = { ...EVENTS, delete: APPOINTMENT_ARCHIVED, restore: APPOINTMENT_RESTORED }[body.action as 'confirm']!;
    for (const { row } of changed) tx.emit(type, row.id, told(row));
    return { count: changed.length, ids };
  }

  /** A draft at the price of the day it was booked; not without a customer or a price, and not if the type says so. */
  private async bill(tx: Tx, visit: Appointment, verb: AppointmentVerb): Promise<Id | null> {
    if (!['complete', 'no-show'].includes(verb) || visit.invoiceId || !visit.customerId || !visit.price || /^0(\.0*)?$/.test(visit.price)) return null;
    const [type] = visit.typeId ? await byIds(tx, AppointmentType, [visit.typeId]) : [];
    if (verb === 'complete' ? type?.bills === false : !type?.billsNoShow) return null;
    const { timeZone } = await organizationOf(tx);
    const tax = { ...(typeof type?.taxRate === 'number' && { taxRate: type.taxRate }), ...(type?.taxCategory && { taxCategory: type.taxCategory }) };
    const invoice = await this.invoices.create(tx, {
      customerId: visit.customerId,
      currency: visit.currency,
      priceMode: visit.priceMode,
      serviceDate: dayIn(timeZone, visit.startsAt),
      items: [{ description: visit.typeName ?? visit.title ?? 'Appointment', quantity: 1 as never, unitPrice: visit.price, ...tax }],
    });
    return invoice.id;
  }
}

/** When it happened and why; what calendars are told of is the next of its sequence. */
function marks(tx: Tx, verb: AppointmentVerb, { reason, byCustomer }: Said): object {
  const at = REACHED[verb];
  const next = { sequence: new Expression('t.sequence + 1') };
  if (verb === 'reopen') return { ...next, noShowAt: null, cancelledAt: null, cancelReason: null, cancelledByCustomer: false, plannedAt: tx.now };
  if (verb === 'cancel') return { ...next, cancelledAt: tx.now, cancelReason: reason ?? null, cancelledByCustomer: byCustomer ?? false };
  return at ? { [at]: tx.now } : next;
}
