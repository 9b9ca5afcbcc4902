import { api, created, type Api, type Ask } from '../../test/api';
import { asOwner } from '../../test/database';
import { line } from '../../test/invoices';
import { allReferences } from './links';

const codes = ({ status, body }: { status: number; body: any }) => [status, body.errors?.[0].code];
let made = 0;
const customer = (ask: Ask, more: object = {}) => created(ask('POST', '/customers', { name: 'Huber', email: `m${made++}@huber.example`, ...more }));
const total = async (ask: Ask, path: string) => (await ask('GET', path)).body.pagination.total;

describe('two customers that are one', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('no table with a customer is forgotten', async () => {
    const found: { name: string }[] = await house.db.dataSource.query(`
      select c.oid::regclass::text || '.' || a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and not a.attisdropped and (a.attname = 'customer_id' or exists (
        select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'customers.customers'::regclass
        and a.attnum = any (k.conkey) and a.attname <> 'organization_id')) order by 1`);
    const known = new Set(allReferences().map(({ table, column }) => `${table}.${column}`));
    const ours = ['customers.customers.merged_into_id', 'customers.merges.survivor_id', 'customers.merges.merged_id'];
    expect(found.map(({ name }) => name).filter((name) => !known.has(name) && !ours.includes(name))).toEqual([]);
    for (const { table, column } of allReferences()) {
      const [{ may }] = await house.db.dataSource.query(`select has_column_privilege('app', $1, $2, 'update') as may`, [table, column]);
      expect([table, may]).toEqual([table, true]);
    }
  });

  it('everything moves, the old id answers with the survivor, and undo restores both', async () => {
    const ask = house.as();
    const kept = await customer(ask, { name: 'Huber Werkzeugbau', phone: null, tags: ['Linz'], contacts: [{ name: 'Eva', isPrimary: true }] });
    const other = await customer(ask, { name: 'Huber GmbH Linz', phone: '0732 5550100', tags: ['VIP'], contacts: [{ name: 'Max' }], notes: 'rings twice' });
    for (const who of [kept, kept, kept, other]) {
      const order = await created(
        ask('POST', '/orders', { customerId: who.id, items: [{ description: 'Druck', quantity: 1, unitPrice: '10.00', taxRate: 20 }] }),
      );
      await created(ask('POST', `/orders/${order.id}/confirm`));
    }
    const draft = await created(ask('POST', '/invoices', { customerId: other.id, items: [line(1, '100.00', { taxRate: 20, taxCategory: 'standard' })] }));
    const issued = await created(ask('POST', `/invoices/${draft.id}/finalize`));
    await created(ask('POST', `/invoices/${draft.id}/payments`, { amount: '60.00' }));
    await created(ask('POST', '/notes', { customerId: other.id, content: 'loud' }));
    await created(ask('POST', `/customers/${other.id}/comments`, { text: 'look' }));

    const preview = (await ask('GET', `/customers/${kept.id}/merge-preview?otherId=${other.id}`)).body.data;
    const field = (name: string) => preview.fields.find((one: any) => one.field === name);
    expect(field('name')).toMatchObject({ kept: 'Huber Werkzeugbau', other: 'Huber GmbH Linz', differs: true, proposed: 'kept', choices: ['kept', 'other'] });
    expect([field('phone').proposed, field('tags').proposed]).toEqual(['other', 'both']);
    expect(preview.moves).toEqual(
      expect.arrayContaining([
        { table: 'fulfillment.orders', count: 1 },
        { table: 'billing.invoices', count: 1 },
      ]),
    );

    const merged = await created(ask('POST', `/customers/${kept.id}/merge`, { otherId: other.id, version: 1, fields: { email: 'other' } }));
    expect(merged).toMatchObject({ survivorId: kept.id, mergedId: other.id, undoable: true, mergedName: 'Huber GmbH Linz' });
    expect(merged.customer).toMatchObject({
      name: 'Huber Werkzeugbau',
      email: other.email,
      phone: '+437325550100',
      tags: ['Linz', 'VIP'],
      notes: 'rings twice',
      lifetimeValue: '50.00',
      contacts: [{ name: 'Eva' }, { name: 'Max' }],
    });
    const counts = async (id: string) => [
      await total(ask, `/orders?customerId=${id}`),
      await total(ask, `/invoices?customerId=${id}`),
      await total(ask, `/notes?customerId=${id}`),
      await total(ask, `/customers/${id}/comments`),
    ];
    expect(await counts(kept.id)).toEqual([4, 1, 1, 1]);
    expect((await ask('GET', `/customers/${other.id}`)).body.data.id).toBe(kept.id);
    expect((await ask('GET', `/invoices/${issued.id}`)).body.data).toMatchObject({
      customerName: 'Huber GmbH Linz',
      customer: { name: 'Huber GmbH Linz' },
      customerId: kept.id,
    });
    expect(codes(await ask('POST', `/customers/${other.id}/restore`))).toEqual([422, 'customer_merged']);
    expect(codes(await ask('DELETE', `/customers/${kept.id}?version=${merged.customer.version}`))).toEqual([422, 'in_use']);

    await created(ask('PATCH', `/customers/${kept.id}`, { version: merged.customer.version, notes: 'changed since' }));
    const back = await created(ask('POST', `/customers/${kept.id}/merges/${merged.id}/undo`));
    expect(back.customer).toMatchObject({
      email: kept.email,
      phone: null,
      tags: ['Linz'],
      notes: 'changed since',
      lifetimeValue: '0.00',
      contacts: [{ name: 'Eva' }],
    });
    expect((await ask('GET', `/customers/${other.id}`)).body.data).toMatchObject({
      id: other.id,
      email: other.email,
      lifetimeValue: '50.00',
      mergedIntoId: null,
      contacts: [{ name: 'Max' }],
    });
    expect([await counts(kept.id), await counts(other.id)]).toEqual([
      [3, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
    expect(codes(await ask('POST', `/customers/${kept.id}/merges/${merged.id}/undo`))).toEqual([409, 'invalid_transition']);
  });

  it('refuses what cannot be merged', async () => {
    const ask = house.as();
    const [one, two] = [await customer(ask), await customer(ask)];
    expect(codes(await ask('POST', `/customers/${one.id}/merge`, { otherId: one.id, version: 1 }))).toEqual([422, 'merge_itself']);
    expect(codes(await ask('POST', `/customers/${one.id}/merge`, { otherId: two.id, version: 9 }))).toEqual([409, 'version_conflict']);
    expect((await ask('GET', `/customers/${two.id}`)).body.data.id).toBe(two.id);
    expect(codes(await ask('POST', `/customers/${one.id}/merge`, { otherId: two.id, version: 1, fields: { shoe: 'kept' } }))[0]).toBe(400);
    const staff = house.as('staff', ask.organization);
    expect(codes(await staff('POST', `/customers/${one.id}/merge`, { otherId: two.id, version: 1 }))).toEqual([403, 'not_owner']);
    const stranger = house.as();
    const theirs = await customer(stranger);
    expect(codes(await stranger('POST', `/customers/${theirs.id}/merge`, { otherId: two.id, version: 1 }))).toEqual([422, 'customer_unknown']);
    expect((await stranger('GET', `/customers/${one.id}/merge-preview?otherId=${theirs.id}`)).status).toBe(404);
  });

  it('of two people who merge the same two, one does', async () => {
    const ask = house.as();
    const [one, two] = [await customer(ask), await customer(ask)];
    const both = await Promise.all([
      ask('POST', `/customers/${one.id}/merge`, { otherId: two.id, version: 1 }),
      ask('POST', `/customers/${two.id}/merge`, { otherId: one.id, version: 1 }),
    ]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const answers = await Promise.all([one.id, two.id].map(async (id) => (await ask('GET', `/customers/${id}`)).body.data.id));
    expect(new Set(answers).size).toBe(1);
  });

  it('after thirty days it stays', async () => {
    const ask = house.as();
    const [one, two] = [await customer(ask), await customer(ask)];
    const { id } = await created(ask('POST', `/customers/${one.id}/merge`, { otherId: two.id, version: 1 }));
    await asOwner(house.db, `update customers.merges set created_at = now() - interval '31 days' where id = $1`, [id]);
    expect(codes(await ask('POST', `/customers/${one.id}/merges/${id}/undo`))).toEqual([422, 'merge_final']);
  });
});
