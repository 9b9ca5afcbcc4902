import { Injectable } from '@nestjs/common';
import { core } from '../core/problem';
import { byId, byIds, insert, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { COUNT, countList, StockCount, type CountInput, type CountPatch, type CountQuery, type CountSheet } from './counts.entity';
import { differences, enter, freeze, linesOf } from './counts.queries';
import { Location } from './locations.entity';
import { COUNT_CANCELLED, COUNT_CHANGED, COUNT_POSTED, COUNT_STARTED } from './parts.events';
import { parts } from './parts.problems';
import { requireUntracked } from './stock.lots';
import { Part } from './parts.entity';
import { putIn } from './stock.put-in';
import { withdraw } from './stock.withdraw';

const keyOf = ({ partId, lotId }: { partId: Id; lotId?: Id | null }): string => `${partId} ${lotId ?? ''}`;

@Injectable()
export class CountsService {
  list = (tx: Tx, query: CountQuery) => countList.page(tx, query);
  one = async (tx: Tx, id: Id): Promise<CountSheet> => this.sheet(tx, await byId(tx, StockCount, id));

  /** Freezes a sheet: of all that lie at the location, or of the given parts (also where the books say 0). */
  async start(tx: Tx, { partIds, ...input }: CountInput): Promise<CountSheet> {
    const [location] = await byIds(tx, Location, [input.locationId]);
    if (!location || location.deletedAt) throw parts.locationUnknown({ ids: [input.locationId] }, 'locationId');
    const count = await insert(tx, StockCount, { ...input, frozenAt: tx.now });
    const frozen = await freeze(tx, count.id, count.locationId, partIds?.length ? partIds : null);
    this.requireAll(partIds ?? [], frozen, 'partIds');
    tx.emit(COUNT_STARTED, count.id, { locationId: count.locationId, lines: frozen.length });
    return this.one(tx, count.id);
  }

  async enter(tx: Tx, id: Id, { version, lines }: CountPatch): Promise<CountSheet> {
    COUNT.move('post', (await byId(tx, StockCount, id, 'for update')).status);
    if (new Set(lines.map(keyOf)).size < lines.length) throw core.validationFailed({ reason: 'a part or lot stands twice' }, 'lines');
    await update(tx, StockCount, { id, version }, {});
    const entered = await enter(tx, id, lines);
    const kept = new Set(entered.map(({ id: partId, lotId }) => keyOf({ partId, lotId })));
    await this.requireEntered(
      tx,
      lines.filter((line) => !kept.has(keyOf(line))),
    );
    tx.emit(COUNT_CHANGED, id, { counted: lines.length });
    return this.one(tx, id);
  }

  /**
   * Books the differences as one batch: what was counted less what the books said at the moment of counting (the freezing, or `countedAt`), so that
   * movements during the count stay right. What was not counted stays as it is. 422 `insufficient_stock` if what is missing is reserved.
   */
  async post(tx: Tx, id: Id): Promise<CountSheet> {
    const { status, version, locationId } = await byId(tx, StockCount, id, 'for update');
    await update(tx, StockCount, { id, version }, { status: COUNT.move('post', status), postedAt: tx.now });
    const found = (await differences(tx, id)).filter(({ difference }) => difference !== 0);
    const line = { type: 'adjustment' as const, locationId, reference: { type: 'count', id }, reason: 'count' };
    const more = found.filter(({ difference }) => difference > 0).map(({ partId, lotId, difference }) => ({ ...line, partId, lotId, quantity: difference }));
    const less = found.filter(({ difference }) => difference < 0).map(({ partId, lotId, difference }) => ({ ...line, partId, lotId, quantity: -difference }));
    await putIn(tx, more);
    await withdraw(tx, less);
    tx.emit(COUNT_POSTED, id, { more: more.length, less: less.length });
    return this.one(tx, id);
  }

  async cancel(tx: Tx, id: Id): Promise<CountSheet> {
    const { status, version } = await byId(tx, StockCount, id, 'for update');
    const { row } = await update(tx, StockCount, { id, version }, { status: COUNT.move('cancel', status) });
    tx.emit(COUNT_CANCELLED, id);
    return this.sheet(tx, row);
  }

  private async sheet(tx: Tx, count: StockCount): Promise<CountSheet> {
    const hidden = count.blind && count.status === 'open';
    const lines = await linesOf(tx, count.id);
    return { ...count, lines: hidden ? lines.map((line) => ({ ...line, frozenQuantity: null })) : lines };
  }

  /** What was counted of a part that is tracked is counted lot by lot. */
  private async requireEntered(tx: Tx, missing: { partId: Id; lotId?: Id | null }[]): Promise<void> {
    if (!missing.length) return;
    const [{ partId, lotId }] = missing;
    const [part] = await byIds(tx, Part, [partId]);
    if (!part || part.deletedAt || part.kind === 'service') throw parts.partUnknown({ ids: missing.map((line) => line.partId) }, 'lines');
    if (lotId) throw parts.lotUnknown({ code: lotId, partId }, 'lines');
    await requireUntracked(tx, partId);
  }

  private requireAll(wanted: Id[], found: { id: Id }[], field: string): void {
    const there = new Set(found.map(({ id }) => id));
    const missing = wanted.filter((id) => !there.has(id));
    if (missing.length) throw parts.partUnknown({ ids: missing }, field);
  }
}
