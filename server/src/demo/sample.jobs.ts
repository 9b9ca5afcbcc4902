import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { FilesService } from '../core/files/files.service';
import { PERMISSIONS } from '../core/identity/permissions';
import { Task, type Progress } from '../core/jobs/jobs.service';
import { organizationOf } from '../core/organization';
import type { Ctx, Tx } from '../core/tx';
import { Work } from '../core/work';
import { LocationsService } from '../parts';
import { monthsAgo } from './seed';
import { dice } from './seed.data';
import { masterData } from './seed.master';
import type { Bench, Stock } from './seed.types';
import { year } from './seed.year';
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

  /** Some thousand transactions with a past, so an attempt that was interrupted is cleared away and begun anew. */
  @Task(LOAD)
  async load({ once: _, cause, ...ctx }: Ctx, _payload: object, job: Progress): Promise<object> {
    await this.work.write({ ...ctx, cause }, (tx) => this.sample.clear(tx));
    const bench = await this.bench({ ...ctx, permissions: PERMISSIONS, role: 'admin' });
    const stock = await bench.at(monthsAgo(13), (tx) => this.roots(bench, tx));
    await year(bench, stock, (percent) => job.progress(percent * 0.99));
    await this.work.write({ ...ctx, cause }, (tx) => this.sample.loaded(tx, job));
    return { customers: stock.customers.length, builds: stock.builds.length };
  }

  @Task(REMOVE)
  async remove(ctx: Ctx): Promise<object> {
    const { rows, contents } = await this.work.write(ctx, (tx) => this.sample.leave(tx));
    await this.files.discard(ctx, contents);
    return { rows };
  }

  /** Everything else will hang on these; the first location is made here, so that it can leave again. */
  private async roots(bench: Bench, tx: Tx): Promise<Stock> {
    const name = bench.language === 'de' ? 'Lager' : 'Main';
    const place = (await this.sample.hasLocation(tx))
      ? []
      : [await bench.get(LocationsService).create(tx, { name, code: 'MAIN', isDefault: true, parentId: null })];
    const stock = await masterData(bench, tx);
    const parts = [...stock.suppliers.flatMap((one) => [...one.parts.keys()]), ...stock.builds.map(({ build }) => build.partId)];
    const records = [...stock.customers, ...stock.builds.map(({ build }) => build), ...stock.suppliers.map(({ supplier }) => supplier), ...place];
    await this.sample.record(tx, [...parts, ...records.map(({ id }) => id)]);
    return stock;
  }

  private async bench(me: Ctx): Promise<Bench> {
    const { locale } = await this.work.read(me, organizationOf);
    const at: Bench['at'] = (instant, fn) => this.work.write({ ...me, at: instant }, async (tx) => (await this.sample.mark(tx), fn(tx)));
    const get: Bench['get'] = (type) => this.modules.get(type, { strict: false });
    return { get, at, roll: dice(SEED), prefix: 'DEMO-', domain: 'muster.example', language: locale.startsWith('de') ? 'de' : 'en' };
  }
}
