import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { Task } from '../core/jobs/jobs.service';
import { PdfBrowser } from '../core/pdf/browser';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { labels } from './labels';
import { LabelsService, PRINT, type Kind, type LabelsInput } from './labels.service';

interface Sheet extends LabelsInput {
  kind: Kind;
}

@Injectable()
export class LabelJobs {
  constructor(
    private readonly work: Work,
    private readonly texts: LabelsService,
    private readonly files: FilesService,
    private readonly browser: PdfBrowser,
  ) {}

  @Task(PRINT)
  async draw({ once, ...ctx }: Ctx, { kind, ids, format }: Sheet): Promise<{ fileId: Id }> {
    const drawn = await labels(await this.work.read(ctx, (tx) => this.texts.texts(tx, kind, ids)), format);
    const stored = await this.files.storeBytes(ctx, 'labels.pdf', await this.browser.render(drawn.html, { format: drawn.format }));
    const file = await this.work.write({ ...ctx, once }, (tx) =>
      this.files.attach(tx, stored, { resource: kind === 'lots' ? 'parts' : kind, subjectId: ids[0] }, 'printout'),
    );
    return { fileId: file.id };
  }
}
