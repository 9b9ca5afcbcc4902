import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { refuseIfHeld } from '../core/holds';
import { pageOf, type ListQuery, type Page } from '../core/list';
import { byId, changeMany, insert, restore, update, type Diff, type Key } from '../core/rows';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { alone } from './locations.default';
import { locationList, LocationPatch, type LocationInput, type LocationQuery, type LocationReplacement, type StockAtLocation } from './locations.dto';
import { Location } from './locations.entity';
import { LOCATION_ARCHIVED, LOCATION_CHANGED, LOCATION_CREATED, LOCATION_RESTORED } from './parts.events';
import { parts } from './parts.problems';
import { faultOf } from './tree.queries';

const DEFAULT = statement(`select id from parts.locations where is_default and deleted_at is null`);
const STEP_DOWN = statement(`
  update parts.locations set is_default = false, version = version + 1, updated_at = $2, updated_by = $3
  where is_default and deleted_at is null and id <> $1 returning id`);
const FILLED = statement(`select count(*)::int as count from parts.stock_balances where location_id = any ($1) and on_hand > 0`);
const BELOW = statement(`select count(*)::int as count from parts.locations where parent_id = any ($1) and deleted_at is null`);
const STOCK = statement(`
  select p.id as "partId", p.sku, p.name, p.unit, b.location_id as "locationId", parts.location_path(b.location_id) as "locationPath",
    b.on_hand::float8 as "onHand", b.reserved::float8 as reserved
  from parts.stock_balances b join parts.parts p on p.id = b.part_id
  where b.location_id = any (array(select parts.locations_below(array[$1::uuid]))) and b.on_hand > 0 order by p.name, p.id, "locationPath"`);
const OTHERS = statement(`select count(*)::int as count from parts.locations where deleted_at is null`);

type Change = Partial<LocationInput> & { version: number };

/** Where stock lies. There is exactly one default location as soon as there is one at all. */
@Injectable()
export class LocationsService {
  list = (tx: Tx, query: LocationQuery) => locationList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<Location> => byId(tx, Location, id);

  /** What lies there and in all that lies in it, part by part and place by place. */
  async stock(tx: Tx, id: Id, query: ListQuery): Promise<Page<StockAtLocation>> {
    const [, found] = await Promise.all([byId(tx, Location, id), rows<StockAtLocation & Record<string, unknown>>(tx, STOCK, [id])]);
    return pageOf(found, query);
  }

  async create(tx: Tx, input: LocationInput): Promise<Location> {
    await alone(tx);
    if (input.parentId) await this.requireParent(tx, null, input.parentId);
    const first = !(await row(tx, DEFAULT));
    if (input.isDefault && !first) await this.stepDown(tx, null);
    const location = await insert(tx, Location, { ...input, isDefault: first || (input.isDefault ?? false) });
    tx.emit(LOCATION_CREATED, location.id, { name: location.name, code: location.code, isDefault: location.isDefault });
    return location;
  }

  /** A PUT that does not name `isDefault` leaves the default where it is. */
  replace = (tx: Tx, id: Id, body: LocationReplacement): Promise<Location> => this.change(tx, id, { ...body, parentId: body.parentId ?? null });

  /** Another location becomes the default; the default itself cannot cease to be it: 422 `default_location_needed`. 422 `location_cycle` below itself. */
  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Location> {
    if (patch.isDefault !== undefined || patch.parentId) await alone(tx);
    if (patch.parentId) await this.requireParent(tx, id, patch.parentId);
    if (patch.isDefault) await this.stepDown(tx, id);
    const { row: location, diff } = await update(tx, Location, { id, version }, patch);
    if (patch.isDefault === false && diff.isDefault) throw parts.defaultLocationNeeded({ id }, 'isDefault');
    tx.emit(LOCATION_CHANGED, id, diff);
    return location;
  }

  /** Soft delete; 422 `in_use` while stock lies there, or while it is the default of others. */
  async archive(tx: Tx, { id, version }: Key): Promise<Location> {
    await alone(tx);
    const { row: location, diff } = await update(tx, Location, { id, version }, { deletedAt: tx.now, isDefault: false });
    await this.refuseIfUsed(tx, [{ row: location, diff }]);
    tx.emit(LOCATION_ARCHIVED, id, { name: location.name });
    return location;
  }

  async restore(tx: Tx, id: Id): Promise<Location> {
    await alone(tx);
    const { row: location } = await restore(tx, Location, id);
    if (location.parentId) await this.requireParent(tx, id, location.parentId);
    tx.emit(LOCATION_RESTORED, id, { name: location.name });
    return (await row(tx, DEFAULT)) ? location : this.change(tx, id, { version: location.version, isDefault: true });
  }

  /** The same to many: all or nothing. Actions: `change` (the name), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, locationList, body);
    await alone(tx);
    const done = await this.changeAll(tx, ids, body);
    if (body.action === 'delete') await this.refuseIfUsed(tx, done);
    const type = { change: LOCATION_CHANGED, delete: LOCATION_ARCHIVED, restore: LOCATION_RESTORED }[body.action]!;
    for (const { row: location, diff } of done) tx.emit(type, location.id, diff);
    return { count: done.length, ids };
  }

  private async changeAll(tx: Tx, ids: Id[], { action, values }: BulkBody): Promise<{ row: Location; diff: Diff }[]> {
    if (action === 'delete') return changeMany(tx, Location, ids, { deletedAt: tx.now, isDefault: false });
    if (action === 'restore') return changeMany(tx, Location, ids, { deletedAt: null });
    const { version: _, isDefault: __, parentId: ___, ...patch } = await checked(LocationPatch, { ...values, version: 1 }, 'values.');
    return changeMany(tx, Location, ids, patch);
  }

  private async requireParent(tx: Tx, id: Id | null, parentId: Id): Promise<void> {
    const fault = await faultOf(tx, 'parts.locations', id ?? parentId, parentId);
    if (fault === 'gone') throw parts.locationUnknown({ ids: [parentId] }, 'parentId');
    if (id && fault === 'circle') throw parts.locationCycle({ id }, 'parentId');
  }

  private async stepDown(tx: Tx, id: Id | null): Promise<void> {
    const nobody = '00000000-0000-0000-0000-000000000000';
    const was = await row<{ id: Id }>(tx, STEP_DOWN, [id ?? nobody, tx.now, tx.ctx.actor]);
    if (was) tx.emit(LOCATION_CHANGED, was.id, { isDefault: ['true', 'false'] });
  }

  private async refuseIfUsed(tx: Tx, gone: { row: Location; diff: Diff }[]): Promise<void> {
    const ids = gone.map(({ row: location }) => location.id);
    const [[filled], [left], [below]] = await Promise.all([
      rows<{ count: number }>(tx, FILLED, [ids]),
      rows<{ count: number }>(tx, OTHERS),
      rows<{ count: number }>(tx, BELOW, [ids]),
    ]);
    const wasDefault = gone.some(({ diff }) => diff.isDefault) && left.count > 0;
    await refuseIfHeld(tx, ids, [
      { reason: 'stock_on_hand', count: filled.count },
      { reason: 'locations_below', count: below.count },
      { reason: 'default_location', count: wasDefault ? 1 : 0 },
    ]);
  }
}
