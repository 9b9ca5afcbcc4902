import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * As it was, but what only looks alike is no longer compared with every name that shares some letters, which took seconds where all of them do and nobody is
 * meant. One mistake leaves one half of a word as it is: whoever has a half of each word is found by the index, and of 1,000 of them the most alike are taken.
 */
export class CustomersSearchBounded1765100000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // loads pg_trgm into the session: before, only a superuser may name its functions in a body that is checked
    await q.query(`select word_similarity('', '')`);
    await q.query(PATTERNS);
    await q.query(SEARCH);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Regular expressions, because the index answers one of them in one go, where it goes through `like any` of several words once for each of their combinations.
 * `meant`: a word as it was typed or with two neighbouring letters in each other's place. `half`: its first or its second half, of three letters at least,
 * for an index knows nothing shorter; of a short word, where one mistake may strike both, also what is meant.
 */
const PATTERNS = `
  drop function customers.meant;
  create function customers.one_of(words text[]) returns text language sql immutable as $$
    select '(' || string_agg(regexp_replace(w, '([^[:alnum:]])', '\\\\\\1', 'g'), '|') || ')' from unnest(words) w $$;
  create function customers.transposed(word text) returns text[] language sql immutable as $$
    select array[word] || coalesce(array_agg(left(word, i - 1) || substr(word, i + 1, 1) || substr(word, i, 1) || substr(word, i + 2)), '{}')
    from generate_series(1, length(word) - 1) i where substr(word, i, 1) <> substr(word, i + 1, 1) $$;
  create function customers.meant(word text) returns text language sql immutable as $$ select customers.one_of(customers.transposed(word)) $$;
  create function customers.half(word text) returns text language sql immutable as $$
    select customers.one_of(case when length(word) < 6 then customers.transposed(word) else '{}' end || case when length(word) < 4 then '{}'
      else array[left(word, greatest(3, (length(word) + 1) / 2)), right(word, greatest(3, length(word) / 2))] end) $$;
  grant execute on function customers.one_of, customers.transposed, customers.meant, customers.half to app;`;

const SEARCH = `
  create or replace function customers.search_customers(query text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
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
    typed := regexp_split_to_array(btrim(folded), '\\s+');
    -- without a word of some length the index is of no help, and little is left to be wrong
    if seen or length(folded) > 60 or folded !~ '[[:alpha:]][^ ]{3}|[^ ]{3}[[:alpha:]]' then
      return;
    end if;
    return query select t.id from customers.customers t where t.organization_id = mine and t.likeness ~ customers.meant(typed[1])
      and (typed[2] is null or t.likeness ~ customers.meant(typed[2])) and (typed[3] is null or t.likeness ~ customers.meant(typed[3]))
      and (typed[4] is null or t.likeness ~ customers.meant(typed[4])) limit 200;
    if not found then
      return query select alike.id from (
          select half.id, word_similarity(folded, half.likeness) as degree from (
            select t.id, t.likeness from customers.customers t where t.organization_id = mine and t.likeness ~ customers.half(typed[1])
              and (typed[2] is null or t.likeness ~ customers.half(typed[2])) and (typed[3] is null or t.likeness ~ customers.half(typed[3]))
              and (typed[4] is null or t.likeness ~ customers.half(typed[4])) limit 1000) half) alike
        where alike.degree >= 0.3 order by alike.degree desc limit 200;
    end if;
  end $$;`;
