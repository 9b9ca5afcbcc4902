import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { isDay, plusDays } from '../core/dates';
import { rows, statement } from '../core/sql';
import { byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import type { AvailabilityQuery, FreeSlot } from './availability.dto';
import { instantOf, iso, MINUTE, overlap, type Span } from './clock.rules';
import { HOUSE, houseOf, lanesOf } from './lanes.queries';
import { lockForBooking, requireResources } from './resources.queries';
import { Resource, type ResourceKind } from './resources.entity';
import { scheduling } from './scheduling.problems';
import { SettingsService } from './settings.service';
import { freeSlots, isOpen, type Lane, type Slot } from './slots.rules';
import type { AppointmentType } from './types.entity';
import { AppointmentTypesService } from './types.service';

const DAY = 86_400_000;
const MOST_DAYS = 62;
const OF_KIND = statement(
  `select id from scheduling.resources where kind = $1 and is_active and deleted_at is null and (cardinality($2::uuid[]) = 0 or id = any ($2)) order by name, id`,
);

/** What is to be booked: a type or nothing in particular, with resources that were named. */
interface Wanted {
  type: AppointmentType | null;
  resourceIds: Id[];
  /** Buffers included. */
  block: Span;
  /** Without them. */
  span: Span;
  /** An appointment that is being moved. */
  moved?: Id;
}

/** Free times, and the choice of who and what takes one: both by the same rules. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly types: AppointmentTypesService,
    private readonly settings: SettingsService,
  ) {}

  /** The free times of a type between two instants or days, in their order, each with the resources that would take it. */
  async free(tx: Tx, { typeId, resourceId = [], from, to }: AvailabilityQuery): Promise<FreeSlot[]> {
    const [type, span] = await Promise.all([this.types.living(tx, typeId), this.spanOf(tx, from, to)]);
    return this.slots(tx, type, resourceId, span);
  }

  async slots(tx: Tx, type: AppointmentType, resourceIds: Id[], span: Span, moved: Id | null = null): Promise<FreeSlot[]> {
    const named = await requireResources(tx, resourceIds, 'resourceId');
    const staff = type.needsStaff ? await this.ofKind(tx, 'staff', type.staffIds, named) : [];
    const rooms = type.resourceKind ? await this.ofKind(tx, type.resourceKind, type.resourceIds, named) : [];
    if (named.some(({ id }) => ![...staff, ...rooms].some((one) => one.id === id))) return [];
    const settings = await this.settings.read(tx);
    const lanes = await lanesOf(tx, settings, [...staff, ...rooms], span, moved);
    const first = lanes.slice(0, staff.length);
    const second = type.resourceKind ? lanes.slice(staff.length) : null;
    const shape = { duration: type.durationMinutes, before: type.bufferBeforeMinutes, after: type.bufferAfterMinutes, step: type.slotStepMinutes };
    // without a person the room itself is booked; without either, only the hours count
    const leading = staff.length ? first : (second ?? []);
    const house = leading.length || staff.length || second ? [] : [await houseOf(tx, settings, span)];
    const all = [...leading, ...house].flatMap((lane) => freeSlots(lane, staff.length ? second : null, shape));
    return merged(all.filter(({ start, end }) => span[0] <= start && end <= span[1] + DAY && start < span[1]));
  }

  /**
   * The resources of an appointment: those named, and what its type needs beside them, chosen among those that are free.
   * 409 `slot_taken` if there are some and none is free, 422 `resource_unknown`, `resource_not_allowed`.
   */
  async choose(tx: Tx, { type, resourceIds, block, span, moved }: Wanted): Promise<Id[]> {
    const needed = neededBy(type);
    const { named, candidates } = await lockForBooking(tx, resourceIds, [...needed.keys()]);
    const odd = named.find(({ kind, id }) => kind === 'staff' && type?.staffIds.length && !type.staffIds.includes(id));
    if (odd) throw scheduling.resourceNotAllowed({ name: odd.name, id: odd.id }, 'resourceIds');
    const missing = [...needed].filter(([kind]) => !named.some((resource) => resource.kind === kind));
    if (!missing.length) return named.map(({ id }) => id);
    const lanes = await lanesOf(tx, await this.settings.read(tx), candidates, block, moved);
    const chosen = missing.flatMap(([kind, among]) => {
      const able = candidates.filter((one) => one.kind === kind && (!among.length || among.includes(one.id)));
      return pick(
        lanes.filter(({ id }) => able.some((one) => one.id === id)),
        block,
        span,
      );
    });
    return [...named.map(({ id }) => id), ...chosen];
  }

  private async ofKind(tx: Tx, kind: ResourceKind, among: Id[], named: Resource[]): Promise<Resource[]> {
    const wanted = named.filter((resource) => resource.kind === kind);
    const ids = (await rows<{ id: Id }>(tx, OF_KIND, [kind, among])).map(({ id }) => id).filter((id) => !wanted.length || wanted.some((one) => one.id === id));
    const found = await byIds(tx, Resource, ids);
    return ids.map((id) => found.find((resource) => resource.id === id)!);
  }

  /** Days are those of the organization, the last one included. */
  private async spanOf(tx: Tx, from: string = tx.now, to?: string): Promise<Span> {
    const { timeZone } = await organizationOf(tx);
    const start = isDay(from) ? instantOf(from, '00:00', timeZone) : Date.parse(from);
    const end = to === undefined ? start + 7 * DAY : isDay(to) ? instantOf(plusDays(to, 1), '00:00', timeZone) : Date.parse(to);
    if (end <= start || end - start > MOST_DAYS * DAY + 60 * MINUTE) throw core.validationFailed({ reason: `at most ${MOST_DAYS} days` }, 'to');
    return [start, end];
  }
}

/** The kinds a type needs, and which of them will do. */
const neededBy = (type: AppointmentType | null): Map<ResourceKind, Id[]> =>
  new Map<ResourceKind, Id[]>([
    ...(type?.needsStaff ? [['staff', type.staffIds] as const] : []),
    ...(type?.resourceKind ? [[type.resourceKind, type.resourceIds] as const] : []),
  ]);

/** One that is free, rather one that is open; where there is none at all, nothing is kept track of. */
function pick(lanes: Lane[], block: Span, span: Span): Id[] {
  if (!lanes.length) return [];
  const free = lanes.filter(({ busy }) => !busy.some((taken) => overlap(taken, block)));
  if (!free.length) throw scheduling.slotTaken({ startsAt: iso(span[0]) }, 'startsAt');
  return [(free.find((lane) => isOpen(lane, span)) ?? free[0]).id];
}

/** One entry per time: who comes first takes it, all who could are named. */
function merged(slots: Slot[]): FreeSlot[] {
  const byStart = new Map<number, Slot[]>();
  for (const slot of slots) byStart.set(slot.start, [...(byStart.get(slot.start) ?? []), slot]);
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, same]) => {
      const [{ end, lane, room }] = same;
      const resourceIds = [lane, room].filter((id): id is Id => id !== undefined && id !== HOUSE);
      return { startsAt: iso(start), endsAt: iso(end), resourceIds, choices: same.map((slot) => slot.lane).filter((id) => id !== HOUSE) };
    });
}
