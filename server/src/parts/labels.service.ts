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
import { Lot } from './lots.entity';
import { Location } from './locations.entity';
import { Part } from './parts.entity';

export const PART_LABEL = 'parts.part_label';
export const LOCATION_LABEL = 'parts.location_label';
export const LOT_LABEL = 'parts.lot_label';
export const PRINT = 'parts.print_labels';
export type Kind = 'parts' | 'locations' | 'lots';
const ENTITIES = { parts: Part, locations: Location, lots: Lot };

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
    return (await byId<Part | Location | Lot>(tx, ENTITIES[kind], id)).version;
  }

  @Renders(PART_LABEL)
  part(tx: Tx, id: Id): Promise<Printed> {
    return this.single(tx, 'parts', id);
  }

  @Renders(LOCATION_LABEL)
  location(tx: Tx, id: Id): Promise<Printed> {
    return this.single(tx, 'locations', id);
  }

  @Renders(LOT_LABEL)
  lot(tx: Tx, id: Id): Promise<Printed> {
    return this.single(tx, 'lots', id);
  }

  private async single(tx: Tx, kind: Kind, id: Id): Promise<Printed> {
    const [text] = await this.texts(tx, kind, [id]);
    return { ...(await labels([text], 'single')), name: `Label ${text.title}.pdf`, language: 'en', resource: kind === 'lots' ? 'parts' : kind };
  }

  private async found(tx: Tx, kind: Kind, ids: Id[]): Promise<Omit<LabelText & { id: Id }, 'code'>[]> {
    if (kind === 'parts') return (await byIds(tx, Part, ids)).map(partText);
    return kind === 'lots' ? (await byIds(tx, Lot, ids)).map(lotText) : (await byIds(tx, Location, ids)).map(locationText);
  }

  async texts(tx: Tx, kind: Kind, ids: Id[]): Promise<LabelText[]> {
    const found = await this.found(tx, kind, ids);
    const byId = new Map(found.map((text) => [text.id, text]));
    const missing = ids.filter((id) => !byId.has(id));
    if (missing.length) throw core.notFound({ ids: missing });
    return ids.map((id) => ({ ...byId.get(id)!, code: `${this.config.publicUrl}/${kind}/${id}` }));
  }
}

const lotText = ({ id, code, sku, partName, expiresOn }: Lot) => ({ id, title: code, lines: [sku, partName, ...(expiresOn ? [`EXP ${expiresOn}`] : [])] });
const partText = ({ id, sku, name, barcode }: Part) => ({ id, title: sku, lines: [name, ...(barcode ? [barcode] : [])] });
const locationText = ({ id, code, name, path }: Location) => ({ id, title: code, lines: path === name ? [name] : [name, path] });
