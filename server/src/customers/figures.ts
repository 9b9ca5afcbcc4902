import { Injectable, type Type } from '@nestjs/common';
import type { NewEvent } from '../core/events';
import { Within } from '../core/reactions';
import type { Tx } from '../core/tx';
import { refreshFiguresBehind } from './figures.queries';
import { addFacts, type Facts } from './links';

/** A provider that brings the figures of a module: `providers: [customerFacts({ … })]`. They are refreshed in the transaction that changes them. */
export function customerFacts(declared: Facts): Type {
  addFacts(declared);
  @Injectable()
  class Refreshes {
    @Within(...declared.on)
    refresh(tx: Tx, events: NewEvent[]): Promise<void> {
      // nobody waits: it leaves in the message of the commit, which is refused with the same error where this fails
      refreshFiguresBehind(tx, declared.customersOf, [...new Set(events.map(({ subject }) => subject))]).catch(() => undefined);
      return Promise.resolve();
    }
  }
  return Refreshes;
}
