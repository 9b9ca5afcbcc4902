import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { FilesService } from '../core/files/files.service';
import { PERMISSIONS } from '../core/identity/permissions';
import { Task, type Progress } from '../core/jobs/jobs.service';
import { organizationOf } from '../core/organization';
import type { Industry } from '../core/identity/organization.entity';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { LocationsService } from '../parts';
import { dice } from './seed.data';
import type { Bench } from './seed.types';
import { past, type Teller, type Told } from './story';
import { STORIES } from './stories';
import { LOAD, REMOVE, SampleService } from './sample.service';

const SEED = 24;

@Injectable()
export class SampleJobs {
  constructor(
    private readonly work: Work,
    private readonly sample: SampleService,
    private readonly files: FilesService,
    private readonly modules: ModuleRef,
  ) {}

  /** Some hundred or thousand transactions with a past, so an attempt that was interrupted is cleared away and begun anew. */
  @Task(LOAD)
  async load({ once: _, cause, ...ctx }: Ctx, _payload: object, job: Progress): Promise<Told> {
    await this.work.write({ ...ctx, cause }, (tx) => this.sample.clear(tx));
    const { industry, locale } = await this.work.read(ctx, organizationOf);
    const bench = this.bench({ ...ctx, permissions: PERMISSIONS, role: 'admin' }, locale);
    const told = await STORIES[industry as Industry](this.teller(bench, job));
    await this.work.write({ ...ctx, cause }, (tx) => this.sample.loaded(tx, job));
    return told;
  }

  @Task(REMOVE)
  async remove(ctx: Ctx): Promise<object> {
    const { rows, contents } = await this.work.write(ctx, (tx) => this.sample.leave(tx));
    await this.files.discard(ctx, contents);
    return { rows };
  }

  private teller(bench: Bench, job: Progress): Teller {
    return {
      bench,
      record: (tx, ids) => this.sample.record(tx, ids),
      place: (tx) => this.place(bench, tx),
      tell: (percent) => job.progress(percent * 0.99),
    };
  }

  /** The first location is made here, so that it can leave again. */
  private async place(bench: Bench, tx: Tx): Promise<Id[]> {
    if (await this.sample.hasLocation(tx)) return [];
    const name = bench.language === 'de' ? 'Lager' : 'Main';
    return [(await bench.get(LocationsService).create(tx, { name, code: 'MAIN', isDefault: true, parentId: null } as never)).id];
  }

  private bench(me: Ctx, locale: string): Bench {
    const at: Bench['at'] = (instant, fn) => this.work.write({ ...me, at: past(instant) }, async (tx) => (await this.sample.mark(tx), fn(tx)));
    const get: Bench['get'] = (type) => this.modules.get(type, { strict: false });
    return { get, at, roll: dice(SEED), prefix: 'DEMO-', domain: 'muster.example', language: locale.startsWith('de') ? 'de' : 'en' };
  }
}
