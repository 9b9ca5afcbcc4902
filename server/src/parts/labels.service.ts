import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsIn } from 'class-validator';
import { CONFIG, type Config } from '../core/config';
import { Ids } from '../core/dto';
import { JobsService } from '../core/jobs/jobs.service';
import { Renders, type Printed } from '../core/pdf/printed';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { labels, type LabelText } from './labels';
import { Location } from './locations.entity';
import { Part } from './parts.entity';

export const PART_LABEL = 'parts.part_label';
export const LOCATION_LABEL = 'parts.location_label';
export const PRINT = 'parts.print_labels';
export type Kind = 'parts' | 'locations';

export class LabelsInput {
  @ArrayMinSize(1) @ArrayUnique() @Ids({ max: 500 }) ids: Id[];
  @ApiProperty({ enum: ['a4', 'single'], default: 'a4', required: false, description: '2 × 10 on A4, or 50 × 25 mm each' }) @IsIn(['a4', 'single']) format:
    'a4' | 'single' = 'a4';
}

@Injectable()
export class LabelsService {
  constructor(
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Has labels drawn, in the order of the ids: the job's result is `{fileId}`. 404 if a record is missing. */
  async print(tx: Tx, kind: Kind, { ids, format }: LabelsInput): Promise<{ jobId: Id }> {
    await this.texts(tx, kind, ids);
    return this.jobs.start(tx, PRINT, { kind, ids, format });
  }

  /** What the label of a record shows is as old as this version of it. */
  async revision(tx: Tx, kind: Kind, id: Id): Promise<number> {
    return kind === 'parts' ? (await byId(tx, Part, id)).version : (await byId(tx, Location, id)).version;
  }

  @Renders(PART_LABEL)
  part(tx: Tx, id: Id): Promise<Printed> {
    return this.single(tx, 'parts', id);
  }

  @Renders(LOCATION_LABEL)
  location(tx: Tx, id: Id): Promise<Printed> {
    return this.single(tx, 'locations', id);
  }

  private async single(tx: Tx, kind: Kind, id: Id): Promise<Printed> {
    const [text] = await this.texts(tx, kind, [id]);
    return { ...(await labels([text], 'single')), name: `Label ${text.title}.pdf`, language: 'en', resource: kind };
  }

  async texts(tx: Tx, kind: Kind, ids: Id[]): Promise<LabelText[]> {
    const found = kind === 'parts' ? (await byIds(tx, Part, ids)).map(partText) : (await byIds(tx, Location, ids)).map(locationText);
    const byId = new Map(found.map((text) => [text.id, text]));
    const missing = ids.filter((id) => !byId.has(id));
    if (missing.length) throw core.notFound({ ids: missing });
    return ids.map((id) => ({ ...byId.get(id)!, code: `${this.config.publicUrl}/${kind}/${id}` }));
  }
}

const partText = ({ id, sku, name, barcode }: Part) => ({ id, title: sku, lines: [name, ...(barcode ? [barcode] : [])] });
const locationText = ({ id, code, name }: Location) => ({ id, title: code, lines: [name] });
