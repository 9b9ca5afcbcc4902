import { Injectable } from '@nestjs/common';
import { whole } from '../core/dto';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Lot, LotChange, lotList, type LotQuery, type LotReplacement } from './lots.entity';
import { LOT_CHANGED } from './parts.events';

/** Lots and serial numbers, as they are known; stock makes them when they come in for the first time. */
@Injectable()
export class LotsService {
  list = (tx: Tx, query: LotQuery) => lotList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<Lot> => byId(tx, Lot, id);
  replace = (tx: Tx, id: Id, body: LotReplacement): Promise<Lot> => this.change(tx, id, whole(LotChange, body));

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<LotChange> & { version: number }): Promise<Lot> {
    const { row, diff } = await update(tx, Lot, { id, version }, patch);
    tx.emit(LOT_CHANGED, id, diff);
    return row;
  }
}
