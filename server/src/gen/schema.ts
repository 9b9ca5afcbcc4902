import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../../docker/embedded/postgres';
import { migrations } from '../../../migrations';
import { createExtensions, migrate } from '../core/db/migrate';
import { MODULES } from '../modules';

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  value: string | null;
}
interface Rule {
  name: string;
  text: string;
}
interface Table {
  schema: string;
  name: string;
  columns: Column[];
  keys: Rule[];
  indexes: Rule[];
  policies: Rule[];
  rights: string;
}

const CATALOG = `
  select n.nspname as schema, c.relname as name,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
        'value', case when a.attgenerated <> '' then 'always ' else '' end || pg_get_expr(d.adbin, d.adrelid)) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select jsonb_agg(jsonb_build_object('name', k.conname, 'text', pg_get_constraintdef(k.oid)) order by position(k.contype in 'pufcx'), k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')), '[]') as keys,
    coalesce((select jsonb_agg(jsonb_build_object('name', i.relname, 'text', regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', '')) order by i.relname)
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))), '[]') as indexes,
    coalesce((select jsonb_agg(jsonb_build_object('name', p.polname, 'text', (select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) r)
        || ': ' || coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) order by p.polname)
      from pg_policy p where p.polrelid = c.oid), '[]') as policies,
    coalesce((select string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) from aclexplode(c.relacl) g where g.grantee = 'app'::regrole), 'nothing') as rights
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
  order by array_position($1, n.nspname::text), c.relname`;

const HEAD = `# The database, table by table

Written by \`npm run gen\` from the catalog of a migrated database. One schema per module, in the order of the row. Every key contains
the organization; a constraint's name is the code of the problem it answers with. "May" is what the application's role may do.
`;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
const list = (title: string, rules: Rule[]) => (rules.length ? [`${title}:\n`, ...rules.map(({ name, text }) => `- \`${name}\` ${cell(text)}`), ''] : []);

function describe({ schema, name, columns, keys, indexes, policies, rights }: Table): string {
  const rows = columns.map((column) => `| ${column.name} | ${column.type}${column.nullable ? '' : ', not null'} | ${cell(column.value ?? '')} |`);
  return [
    `### ${schema}.${name}\n`,
    `May ${rights}.\n`,
    '| column | type | default |\n| --- | --- | --- |',
    ...rows,
    '',
    ...list('Constraints', keys),
    ...list('Indexes', indexes),
    ...list('Row level security', policies),
  ].join('\n');
}

/** Migrates an empty server of its own and writes down what came of it. */
async function write(file: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-schema-'));
  const postgres = await startPostgres(path.join(folder, 'data'), { throwaway: true, settings: ['fsync=off'] });
  try {
    await query(postgres.url('postgres'), 'create database kontor owner owner');
    const url = postgres.url('kontor');
    await createExtensions(url);
    await migrate(postgres.url('kontor', 'owner'), postgres.url('kontor', 'relay'), migrations, false);
    fs.writeFileSync(file, text(await query<Table>(url, CATALOG, [['core', ...MODULES]])));
  } finally {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

async function query<T extends object>(url: string, sql: string, params: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, params)).rows;
  } finally {
    await client.end();
  }
}

function text(tables: Table[]): string {
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  const chapters = schemas.map((schema) => [`## ${schema}\n`, ...tables.filter((table) => table.schema === schema).map(describe)].join('\n'));
  return `${[HEAD, ...chapters].join('\n').trimEnd()}\n`;
}

void write(path.resolve(process.argv[2] ?? 'docs/schema.md')).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
