import { database, founded, someone, type Database } from '../../../test/database';
import { sql } from '../../../test/template';
import { customerList } from '../../customers/customers.dto';
import type { ListQuery } from '../list';
import { insert } from '../rows';
import { rows, statement, type Statement } from '../sql';
import type { Ctx, Tx } from '../tx';
import { CustomField, type CustomFieldInput } from './fields.entity';

const MANY = 100_000;
const label = { de: 'Feld', en: 'Field' };
const PLAIN = { help: null, section: null, required: false, defaultValue: null, choices: [], linkTo: null, readRoles: [], writeRoles: [], inList: false };

/** Customers by the hundred thousand with three values each; without the trigger, which would take its time and is tested elsewhere. */
const fill = (organization: string, actor: string, count: number) => `
  set session_replication_role = replica;
  insert into customers.customers (organization_id, id, customer_number, name, custom_fields, created_by, updated_by)
    select '${organization}', gen_random_uuid(), 'C-' || n, 'Customer ' || n,
      jsonb_build_object('shoe', 'size ' || n, 'height', n % 1000, 'since', to_char(date '2000-01-01' + n % 9000, 'YYYY-MM-DD')), '${actor}', '${actor}'
    from generate_series(1, ${count}) n;
  insert into core.custom_values (organization_id, entity, field_id, record_id, ordinal, word, number, day)
    select c.organization_id, f.entity, f.id, c.id, 1, case f.type when 'text' then c.custom_fields ->> f.key end,
      case f.type when 'number' then (c.custom_fields ->> f.key)::float8 end, case f.type when 'date' then (c.custom_fields ->> f.key)::date end
    from customers.customers c join core.custom_fields f on f.organization_id = c.organization_id where c.organization_id = '${organization}';
  analyze customers.customers; analyze core.custom_values`;

describe('custom fields of 100,000 customers', () => {
  let db: Database;
  const me: Ctx = someone();
  const plans: string[] = [];

  beforeAll(async () => {
    db = await database();
    for (const ctx of [me, someone()]) {
      await founded(db, ctx);
      await db.work.write({ ...ctx, cause: ctx.requestId }, async (tx) => {
        for (const [position, [key, type]] of [
          ['shoe', 'text'],
          ['height', 'number'],
          ['since', 'date'],
        ].entries())
          await insert(tx, CustomField, { ...PLAIN, entity: 'customers', key, type, label, position } as unknown as CustomFieldInput);
      });
      await sql(db.url('postgres'), fill(ctx.organization, ctx.actor, ctx === me ? MANY : 1_000));
    }
  }, 120_000);
  afterAll(() => db?.drop());

  /** Lists as the API does, and keeps the plan of every statement about customers. */
  const listed = (query: ListQuery) =>
    db.work.read(me, async (tx) => {
      const watched: Tx = {
        ...tx,
        query: async <R extends object>(asked: Statement, values?: unknown[]) => {
          if (asked.text.includes('core.custom_values'))
            plans.push((await tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${asked.text}` }, values)).map((line) => line['QUERY PLAN']).join('\n'));
          return tx.query<never>(asked, values) as Promise<R[]>;
        },
      } as Tx;
      return customerList.page(watched, query);
    });

  it.each([
    [{ shoe: 'size 4711' }, 1, 'custom_values_by_word'],
    [{ heightMin: '998', heightMax: '998.5' }, 100, 'custom_values_by_number'],
    [{ sinceFrom: '2000-01-02', sinceTo: '2000-01-02' }, 12, 'custom_values_by_day'],
  ])('are found by %j along an index', async (customFields, found, index) => {
    plans.length = 0;
    const { pagination } = await listed({ customFields });
    expect(pagination.total).toBe(found);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toContain(index);
      expect(plan).not.toContain('Seq Scan on custom_values');
      expect(plan).not.toContain('Seq Scan on customers');
    }
  });

  it('belong to their own organization', async () => {
    const count = await db.work.read(me, (tx) => rows<{ count: number }>(tx, statement('select count(*)::int as count from core.custom_values')));
    expect(count[0].count).toBe(3 * MANY);
    expect(await db.work.read(me, (tx) => customerList.page(tx, { customFields: { shoe: 'size 1' } }))).toMatchObject({ pagination: { total: 1 } });
  });
});
