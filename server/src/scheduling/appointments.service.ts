import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, insert, restore, update, type Key } from '../core/rows';
import { Expression } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { appointmentList, type AppointmentInput, type AppointmentQuery } from './appointments.dto';
import { Appointment } from './appointments.entity';
import { OPEN } from './appointments.rules';
import { AvailabilityService } from './availability.service';
import { iso, MINUTE } from './clock.rules';
import { APPOINTMENT_ARCHIVED, APPOINTMENT_CHANGED, APPOINTMENT_CREATED, APPOINTMENT_MOVED, APPOINTMENT_RESTORED } from './scheduling.events';
import type { AppointmentType } from './types.entity';
import { AppointmentTypesService } from './types.service';

type Change = Partial<AppointmentInput> & { version: number };
export type Draft = Partial<AppointmentInput> & Pick<AppointmentInput, 'startsAt'>;
type Planned = Pick<Appointment, 'startsAt' | 'endsAt' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>;

const PLACED = ['startsAt', 'endsAt', 'resourceIds', 'bufferBeforeMinutes', 'bufferAfterMinutes'];

/** What a person wants to read of it in the history, and who listens needs to know. */
export const told = ({ customerId, customerName, typeId, typeName, title, startsAt, endsAt, status, resourceIds, sequence }: Appointment) => ({
  customerId,
  customerName,
  typeId,
  typeName,
  title,
  startsAt,
  endsAt,
  status,
  resourceIds,
  sequence,
});

@Injectable()
export class AppointmentsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly types: AppointmentTypesService,
    private readonly availability: AvailabilityService,
  ) {}

  list = (tx: Tx, query: AppointmentQuery) => appointmentList.page(tx, query);

  one = (tx: Tx, id: Id): Promise<Appointment> => byId(tx, Appointment, id);

  /** Books: what the type needs and nobody named is chosen among what is free. 409 `slot_taken`; 422 for unknown references. */
  async create(tx: Tx, input: Draft, more: Partial<Appointment> = {}): Promise<Appointment> {
    const [type, customer, { currency }] = await Promise.all([this.typeOf(tx, input.typeId), this.customerOf(tx, input.customerId), organizationOf(tx)]);
    const planned = plan(input, type);
    const resourceIds = await this.choose(tx, type, planned, input.resourceIds ?? []);
    const id = newId();
    const said = given({ ...ofType(type), ...given(input), ...planned, resourceIds, ...more });
    const appointment = await insert(tx, Appointment, {
      currency,
      ...said,
      id,
      uid: more.uid ?? `${id}@kontor`,
      customerName: customer?.name ?? null,
      plannedAt: tx.now,
    });
    tx.emit(APPOINTMENT_CREATED, id, told(appointment));
    return appointment;
  }

  /** A PUT: what is left out and may be empty is emptied, the rest stays as it was. */
  replace = (tx: Tx, id: Id, body: Change): Promise<Appointment> =>
    this.change(tx, id, Object.fromEntries(Object.entries(body).filter(([, value]) => !(value instanceof Expression))) as Change);

  /** Without an end the appointment keeps its length. 409 `invalid_transition` if what is over is to be moved, `slot_taken`. */
  async change(tx: Tx, id: Id, { version, ...asked }: Change, more: Partial<Appointment> = {}): Promise<Appointment> {
    const before = await this.held(tx, id);
    if (before.version !== version) throw core.versionConflict({ current: before });
    const patch = await this.patchOf(tx, before, given(asked));
    const moves = PLACED.some((field) => field in patch);
    if (moves && !OPEN.includes(before.status)) throw core.invalidTransition({ verb: 'move', from: before.status, moves: before.moves });
    const marks = moves ? { sequence: before.sequence + 1, plannedAt: tx.now } : {};
    const { row, diff } = await update(tx, Appointment, { id, version }, { ...patch, ...marks, ...more });
    // what changed stands as it was and is; whoever listens reads the rest from the record
    tx.emit(moves ? APPOINTMENT_MOVED : APPOINTMENT_CHANGED, id, { ...told(row), ...diff });
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Appointment> {
    const { row } = await update(tx, Appointment, key, { deletedAt: tx.now, sequence: new Expression('t.sequence + 1') });
    tx.emit(APPOINTMENT_ARCHIVED, key.id, told(row));
    return row;
  }

  /** 409 `slot_taken` if somebody else has its time by now. */
  async restore(tx: Tx, id: Id): Promise<Appointment> {
    const { row } = await restore(tx, Appointment, id);
    tx.emit(APPOINTMENT_RESTORED, id, told(row));
    return row;
  }

  /** The appointment, held; 404 if it was deleted. */
  async held(tx: Tx, id: Id): Promise<Appointment> {
    const appointment = await byId(tx, Appointment, id, 'for update');
    if (appointment.deletedAt) throw core.notFound({ id });
    return appointment;
  }

  private typeOf = (tx: Tx, id?: Id | null) => (id ? this.types.living(tx, id) : Promise.resolve(null));
  private customerOf = (tx: Tx, id?: Id | null) => (id ? this.customers.living(tx, id) : Promise.resolve(null));

  /** What of a change is one; a new type brings its name, buffers and price along unless they are named. */
  private async patchOf(tx: Tx, before: Appointment, asked: Partial<AppointmentInput>): Promise<Partial<Appointment>> {
    const differs = (field: string, value: unknown) => JSON.stringify((before as unknown as Record<string, unknown>)[field]) !== JSON.stringify(value);
    const retyped = asked.typeId !== undefined && asked.typeId !== before.typeId;
    const type = retyped || PLACED.some((field) => field in asked) ? await this.typeOf(tx, retyped ? asked.typeId : before.typeId) : null;
    const customer = asked.customerId && asked.customerId !== before.customerId ? await this.customerOf(tx, asked.customerId) : null;
    const renamed = asked.customerId === null ? { customerName: null } : customer ? { customerName: customer.name } : {};
    const wanted: Partial<Appointment> = { ...(retyped && ofType(type)), ...asked, ...renamed };
    Object.assign(wanted, placed(before, wanted));
    const moved = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => differs(field, value))) as Partial<Appointment>;
    if (!PLACED.some((field) => field in moved)) return moved;
    const resourceIds = await this.choose(tx, type, { ...before, ...wanted }, wanted.resourceIds ?? before.resourceIds, before.id);
    return differs('resourceIds', resourceIds) ? { ...moved, resourceIds } : moved;
  }

  private choose(tx: Tx, type: AppointmentType | null, planned: Planned, resourceIds: Id[], moved?: Id): Promise<Id[]> {
    const span = [Date.parse(planned.startsAt), Date.parse(planned.endsAt)] as const;
    const block = [span[0] - planned.bufferBeforeMinutes * MINUTE, span[1] + planned.bufferAfterMinutes * MINUTE] as const;
    return this.availability.choose(tx, { type, resourceIds, span, block, moved });
  }
}

/** What an appointment takes over from its type, as it is on the day of the booking. */
const ofType = (type: AppointmentType | null) => ({
  typeName: type?.name ?? null,
  bufferBeforeMinutes: type?.bufferBeforeMinutes ?? 0,
  bufferAfterMinutes: type?.bufferAfterMinutes ?? 0,
  price: type?.price ?? null,
  priceMode: type?.priceMode ?? 'net',
});

function plan(input: Draft, type: AppointmentType | null): Planned {
  if (!input.endsAt && !type) throw core.validationFailed({ reason: 'an end or a type is needed' }, 'endsAt');
  const startsAt = iso(Date.parse(input.startsAt));
  const endsAt = input.endsAt ? iso(Date.parse(input.endsAt)) : iso(Date.parse(startsAt) + type!.durationMinutes * MINUTE);
  const { bufferBeforeMinutes, bufferAfterMinutes } = { ...ofType(type), ...given(input) };
  return { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes };
}

/** Times as they are kept; the length stays where only the start is named. */
function placed(before: Appointment, { startsAt, endsAt }: Partial<Appointment>): Partial<Appointment> {
  if (startsAt === undefined && endsAt === undefined) return {};
  const start = Date.parse(startsAt ?? before.startsAt);
  const end = endsAt === undefined ? start + Date.parse(before.endsAt) - Date.parse(before.startsAt) : Date.parse(endsAt);
  return { startsAt: iso(start), endsAt: iso(end) };
}
