import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { FilesService } from '../files/files.service';
import { discover } from '../jobs/discover';
import { Task } from '../jobs/jobs.service';
import { errorOf, isFinal } from '../jobs/tasks';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import { PdfBrowser } from './browser';
import { RENDERS, type Renderer } from './printed';
import { Printouts, RENDER, type Wanted } from './printouts';

/** The worker's side of a document: record → html → PDF → file. */
@Injectable()
export class Rendering implements OnApplicationBootstrap {
  private renderers = new Map<string, Renderer>();

  constructor(
    private readonly work: Work,
    private readonly printouts: Printouts,
    private readonly files: FilesService,
    private readonly browser: PdfBrowser,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const found = discover<string, Renderer>(this.discovery, this.reflector, this.scanner, RENDERS);
    this.renderers = new Map(found.map(({ meta, handle }) => [meta, handle]));
  }

  @Task(RENDER)
  async render({ once: _, ...ctx }: Ctx, wanted: Required<Wanted>): Promise<{ fileId: Id }> {
    const known = (await this.work.read(ctx, (tx) => this.printouts.find(tx, wanted)))!;
    if (known.status === 'done') return { fileId: known.fileId! };
    await this.work.write(ctx, (tx) => this.printouts.begin(tx, known.id));
    try {
      return await this.draw(ctx, known.id, wanted);
    } catch (error) {
      await this.work.write(ctx, (tx) => this.printouts.failed(tx, known.id, errorOf(error as Error), isFinal(ctx, error as Error)));
      throw error;
    }
  }

  private async draw(ctx: Ctx, id: Id, { kind, subjectId }: Wanted): Promise<{ fileId: Id }> {
    const renderer = this.renderers.get(kind);
    if (!renderer) throw new Error(`nobody renders ${kind}`);
    const printed = await this.work.read(ctx, (tx) => renderer(tx, subjectId));
    const stored = await this.files.storeBytes(ctx, printed.name, await this.browser.render(printed.html, { format: printed.format }));
    return this.work.write(ctx, (tx) => this.printouts.done(tx, id, stored, printed, subjectId));
  }
}
