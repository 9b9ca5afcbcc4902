import { Injectable } from '@nestjs/common';
import { Imports, type ImportKind, type Line, type Run, type Session } from '../core/import/import.kinds';
import { imports } from '../core/import/import.problems';
import { refuseIfHeld } from '../core/holds';
import type { Id, Tx } from '../core/tx';
import { core } from '../core/problem';
import { CUSTOMER_ARCHIVED, CUSTOMER_CHANGED, CUSTOMER_CREATED } from './customers.events';
import { mayChange } from './customers.rules';
import { archiveCustomers, changeCustomers, insertCustomers, knownCustomers, storedCustomers, type StoredCustomer } from './import.queries';
import { FIELDS, readCustomer, saidOtherwise, type CustomerField, type CustomerRow } from './import.parse';
import { same } from './merges.rules';
import { ensureTags } from './tags.service';

type Diff = Record<string, [unknown, unknown]>;
interface Changes {
  created: Id[];
  changed: { id: Id; diff: Diff }[];
}

/** A list of customers. A row means a customer that has its number or its e-mail; nobody is taken for another because of a name. */
@Injectable()
@Imports('customers')
export class CustomersImport implements ImportKind<CustomerRow, CustomerField, Changes> {
  readonly fields = FIELDS;
  readonly aliases = 'customers';
  readonly custom = 'customers';
  readonly permission = 'customers:write';
  readonly similar = false;
  readonly read = readCustomer;

  named = ({ customerNumber, said }: CustomerRow) => ({ name: keyOf(said), codes: [customerNumber, said.email].filter((code) => code !== null) });

  async begin(tx: Tx, { dryRun }: Run): Promise<Session<CustomerRow>> {
    const candidates = (await knownCustomers(tx)).map(({ id, key, codes }) => ({ id, name: key, codes }));
    const changes: Changes = { created: [], changed: [] };
    const said = new Said();
    return {
      candidates,
      changes: () => changes,
      apply: async (lines) => {
        const stored = await storedCustomers(
          tx,
          lines.filter(({ action }) => action === 'match').map(({ id }) => id),
        );
        // what this run would have written is what is stored, for the same customer further down the file
        if (dryRun) for (const { id } of lines) said.onto(stored, id);
        const { fresh, changed } = sorted(lines, stored);
        requireOwn(
          tx,
          changed.map(({ id }) => stored.get(id)!),
        );
        if (dryRun) said.keep(fresh, changed, stored);
        else await this.write(tx, fresh, changed);
        changes.created.push(...fresh.map(({ id }) => id));
        changes.changed.push(...changed);
        return changed.length;
      },
    };
  }

  /** New customers go, what was changed gets its old values; not once a value was changed again or a new customer has documents. */
  async undo(tx: Tx, { changes: { created, changed } }: { changes: Changes }): Promise<void> {
    const now = await storedCustomers(tx, [...created, ...changed.map(({ id }) => id)]);
    requireOwn(tx, [...now.values()]);
    const other = changed.filter(({ id, diff }) => Object.entries(diff).some(([field, [, after]]) => !same((now.get(id) as never)?.[field], after)));
    if (other.length) throw imports.batchInUse({ reasons: [{ reason: 'customer_changed', count: other.length }] });
    await changeCustomers(
      tx,
      changed.map(({ id, diff }) => ({ id, said: side(diff, 0) })),
    );
    for (const { id, diff } of changed)
      tx.emit(CUSTOMER_CHANGED, id, Object.fromEntries(Object.entries(diff).map(([field, [before, after]]) => [field, [after, before]])));
    const living = created.filter((id) => now.has(id));
    await refuseIfHeld(tx, living);
    await archiveCustomers(tx, living);
    for (const id of living) tx.emit(CUSTOMER_ARCHIVED, id, { name: now.get(id)!.name });
  }

  private async write(tx: Tx, fresh: { id: Id; record: CustomerRow }[], changed: Changes['changed']): Promise<void> {
    await ensureTags(
      tx,
      [...fresh.map(({ record }) => record.said), ...changed.map(({ diff }) => side(diff, 1))].flatMap(({ tags }) => (tags as string[] | undefined) ?? []),
    );
    const made = await insertCustomers(tx, fresh);
    for (const { id, name, customerNumber } of made) tx.emit(CUSTOMER_CREATED, id, { name, customerNumber });
    await changeCustomers(
      tx,
      changed.map(({ id, diff }) => ({ id, said: side(diff, 1) })),
    );
    for (const { id, diff } of changed) tx.emit(CUSTOMER_CHANGED, id, diff);
  }
}

/** A list is no way round: staff changes by it only what it created or looks after. 403 `not_owner`. */
function requireOwn({ ctx }: Tx, customers: StoredCustomer[]): void {
  const refused = customers.filter(({ createdBy = ctx.actor, ownerId = null }) => !mayChange(ctx, { createdBy, ownerId }));
  if (refused.length) throw core.notOwner({ ids: refused.map(({ id }) => id) });
}

/** Under which a row is known where it has no number: its e-mail, else phone and name. */
const keyOf = ({ name, email, phone }: { name: string; email: string | null; phone: string | null }): string => email ?? `${phone} ${name}`;
const side = (diff: Diff, at: 0 | 1): Record<string, unknown> => Object.fromEntries(Object.entries(diff).map(([field, values]) => [field, values[at]]));

/** New customers, and those of whom the list says something else. The same one twice: the last line says what is. */
function sorted(lines: Line<CustomerRow>[], stored: Map<Id, StoredCustomer>): { fresh: { id: Id; record: CustomerRow }[]; changed: Changes['changed'] } {
  const last = new Map(lines.map(({ id, record }) => [id, record]));
  const created = new Set(lines.filter(({ action }) => action === 'create').map(({ id }) => id));
  const entries = [...last].map(([id, record]) => ({ id, record }));
  const known = entries.filter(({ id }) => !created.has(id) && stored.has(id));
  const changed = known.map(({ id, record }) => ({ id, diff: saidOtherwise({ ...stored.get(id)! }, record.said) }));
  return { fresh: entries.filter(({ id }) => created.has(id)), changed: changed.filter(({ diff }) => Object.keys(diff).length) };
}

/** What a dry run has read so far and nobody has stored: as text, which takes a fifth of the room that objects do. */
class Said {
  private readonly texts = new Map<Id, string>();

  keep(fresh: { id: Id; record: CustomerRow }[], changed: Changes['changed'], stored: Map<Id, StoredCustomer>): void {
    for (const { id, record } of fresh) this.texts.set(id, JSON.stringify({ tags: [], ...record.said, id, customerNumber: record.customerNumber ?? '' }));
    for (const { id, diff } of changed) this.texts.set(id, JSON.stringify({ ...stored.get(id), ...side(diff, 1) }));
  }

  onto(stored: Map<Id, StoredCustomer>, id: Id): void {
    const text = this.texts.get(id);
    if (text) stored.set(id, JSON.parse(text) as StoredCustomer);
  }
}
