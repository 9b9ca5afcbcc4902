import { Controller, Injectable, Module, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { tenantTable } from '../src/core/db/tenant-table';
import { Can, Me } from '../src/core/http/can';
import { parseQuantity, parseText } from '../src/core/import/cells.rules';
import { ImportIntake, TakesImport } from '../src/core/import/import.intake';
import { Imports, type FieldCells, type ImportKind, type Line, type Read, type Run, type Session } from '../src/core/import/import.kinds';
import { imports } from '../src/core/import/import.problems';
import { rows, statement } from '../src/core/sql';
import type { Ctx, Id, Tx } from '../src/core/tx';
import { api, type Api } from './api';

/** The smallest module that imports something. */
interface Thing {
  name: string;
  quantity: number | null;
}
type Field = 'name' | 'quantity' | 'author';

@Injectable()
@Imports('things')
class ThingsImport implements ImportKind<Thing, Field, { created: Id[] }> {
  fields = { name: { headers: ['File Name (no extension)', 'Bezeichnung'], required: true }, quantity: { headers: ['Menge'] }, author: { headers: [] } };
  aliases = 'things';
  options = ['createParts'];
  permission = 'parts:write';

  read({ name, quantity }: FieldCells<Field>, decimal: ',' | '.'): Read<Thing> {
    const [text, amount] = [parseText(name), parseQuantity(quantity, { decimal })];
    const faults = [text.value === null ? { field: 'name', code: 'value_missing' } : [], amount.fault ? { field: 'quantity', ...amount.fault } : []].flat();
    return faults.length ? { faults } : { record: { name: text.value!, quantity: amount.value! } };
  }

  named = ({ name }: Thing) => ({ name });

  async begin(tx: Tx, { dryRun, options }: Run): Promise<Session<Thing>> {
    const stored = await rows<{ id: Id; name: string; quantity: number | null }>(
      tx,
      statement('select id, name, quantity::float8 from things.things where not gone'),
    );
    const now = new Map(stored.map(({ id, quantity }) => [id, quantity]));
    const created: Id[] = [];
    return {
      candidates: stored,
      unknown: options.createParts === 'false' ? 'value_not_allowed' : undefined,
      changes: () => ({ created }),
      apply: async (lines: Line<Thing>[]) => {
        const changed = lines.filter(({ action, id, record }) => action === 'match' && now.has(id) && now.get(id) !== record.quantity);
        const made = lines.filter(({ action }) => action === 'create');
        created.push(...made.map(({ id }) => id));
        // a name may stand in the file twice: the last line says what is
        const given = JSON.stringify([...new Map([...made, ...changed].map(({ id, record }) => [id, { id, ...record }])).values()]);
        if (!dryRun) await rows(tx, SAVE, [given]);
        return changed.length;
      },
    };
  }

  async undo(tx: Tx, { changes: { created } }: { changes: { created: Id[] } }): Promise<void> {
    const used = await rows(tx, statement('select id from things.things where id = any ($1) and used'), [created]);
    if (used.length) throw imports.batchInUse({ reasons: [{ reason: 'used', count: used.length }] });
    await rows(tx, statement('update things.things set gone = true where id = any ($1)'), [created]);
  }
}

const SAVE =
  statement(`insert into things.things (id, name, quantity) select g.id, g.name, g.quantity from jsonb_to_recordset($1) as g(id uuid, name text, quantity numeric)
  on conflict (organization_id, id) do update set quantity = excluded.quantity`);

@Controller('things')
class ThingsController {
  constructor(private readonly intake: ImportIntake) {}

  @Post('import')
  @Can('parts:write')
  @TakesImport()
  import(@Me() me: Ctx, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.intake.answer(me, request, reply, 'things');
  }
}

@Module({ controllers: [ThingsController], providers: [ThingsImport] })
class ThingsModule {}

const whole = AppModule.with.bind(AppModule);
AppModule.with = (config) => ({ ...whole(config), imports: [...whole(config).imports!, ThingsModule] });

/** The whole application with the module above beside its own. */
export async function withThings(options?: { worker: boolean }): Promise<Api> {
  const house = await api(options);
  const owner = await new DataSource({ type: 'postgres', url: house.db.url('owner') }).initialize();
  const q = owner.createQueryRunner();
  await q.query('create schema things; grant usage on schema things to app');
  await tenantTable(q, 'things.things', {
    lines: true,
    columns: 'name text not null, quantity numeric, used boolean not null default false, gone boolean not null default false',
  });
  await owner.destroy();
  return house;
}
