import { Injectable, type Type } from '@nestjs/common';
import type { NewEvent } from '../core/events';
import { Within } from '../core/reactions';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { lockFigures, refreshFigures } from './figures.queries';
import { addFacts, type Facts } from './links';

/** A provider that brings the figures of a module: `providers: [customerFacts({ … })]`. They are refreshed in the transaction that changes them. */
export function customerFacts(declared: Facts): Type {
  addFacts(declared);
  const customersOf = statement(declared.customersOf);
  @Injectable()
  class Refreshes {
    @Within(...declared.on)
    async refresh(tx: Tx, events: NewEvent[]): Promise<void> {
      const found = await rows<{ customer_id: Id }>(tx, customersOf, [[...new Set(events.map(({ subject }) => subject))]]);
      const ids = [...new Set(found.map(({ customer_id: id }) => id).filter(Boolean))];
      if (ids.length) await Promise.all([lockFigures(tx, ids), refreshFigures(tx, ids)]);
    }
  }
  return Refreshes;
}
