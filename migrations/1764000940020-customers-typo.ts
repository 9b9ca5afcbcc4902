import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * As it was, but what is right once two letters of a word are back in their places is looked for alone, word by word, and only if there is none, what looks
 * alike: that compares every name that shares a few letters, which among many Hubers takes a third of a second; the other goes by the index.
 */
export class CustomersTypo1764000940020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // loads pg_trgm into the session: before, only a superuser may name its settings
    await q.query(`select word_similarity('', '')`);
    await q.query(MEANT);
    await q.query(SEARCH);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A word as it was typed, and with two letters that stand beside each other in each other's place. */
const MEANT = `
  create function customers.meant(word text) returns text[] language sql immutable as $$ select array['%' || core.pattern(word) || '%'] || core.transposed(word) $$;
  grant execute on function customers.meant to app;`;

const SEARCH = `
  create or replace function customers.search_customers(query text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.4 set plan_cache_mode = force_custom_plan as $$
  declare
    mine uuid := core.organization();
    words text[] := core.words(query);
    folded text := core.fold(query);
    digits text := case when query ~ '^[-+0-9 ()/.]+$' then ltrim(regexp_replace(query, '[^0-9]', '', 'g'), '0') end;
    typed text[];
    seen boolean := false;
  begin
    return query select t.id from customers.customers t where t.organization_id = mine and t.search like words[1]
      and (words[2] is null or t.search like words[2]) and (words[3] is null or t.search like words[3]) and (words[4] is null or t.search like words[4]);
    seen := found;
    return query select n.customer_id from customers.notes n where n.organization_id = mine and n.deleted_at is null and n.search like words[1]
      and (words[2] is null or n.search like words[2]) and (words[3] is null or n.search like words[3]) and (words[4] is null or n.search like words[4]) limit 1000;
    seen := seen or found;
    if length(digits) >= 5 then
      return query select t.id from customers.customers t where t.organization_id = mine and t.search like '%' || digits || '%';
      seen := seen or found;
    end if;
    if seen or length(folded) not between 4 and 60 or folded !~ '[[:alpha:]]' then
      return;
    end if;
    typed := regexp_split_to_array(btrim(folded), '\\s+');
    return query select t.id from customers.customers t where t.organization_id = mine and t.likeness like any (customers.meant(typed[1]))
      and (typed[2] is null or t.likeness like any (customers.meant(typed[2]))) and (typed[3] is null or t.likeness like any (customers.meant(typed[3])))
      and (typed[4] is null or t.likeness like any (customers.meant(typed[4]))) limit 200;
    if not found then
      return query select t.id from customers.customers t where t.organization_id = mine and folded <% t.likeness limit 200;
    end if;
  end $$;`;
