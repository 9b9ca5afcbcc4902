import { Computed, Id as IdField, Ids, Int, Key, OneOf, Amount, RateField, Text, Time, Verbatim } from '../core/dto';
import type { Quantity } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const REVISION_STATUSES = ['draft', 'released'] as const;

/** A state of a build's list of parts: a draft, of which there is one at most, or released and locked. */
@Table('builds.revisions')
export class Revision extends BaseRecord {
  @IdField() buildId: Id;
  @Int({ min: 1 }) number: number;
  @OneOf('RevisionStatus', REVISION_STATUSES) status: (typeof REVISION_STATUSES)[number];
  @Text({ nullable: true, max: 2_000 }) note: string | null;
  @Time({ nullable: true }) releasedAt: string | null;
  @IdField({ nullable: true }) releasedBy: Id | null;
}

/** One part in a revision; a part stands in it once. */
@Table('builds.bom_lines')
export class BomLine {
  @Key() id: Id;
  @IdField() revisionId: Id;
  @Int() position: number;
  @IdField() partId: Id;
  @Amount({ description: 'in the unit of the part, for one machine' }) quantityRequired: Quantity;
  @RateField({ filled: true, description: 'what is lost in making, in percent on top' }) scrapPercent: number;
  @Text({ nullable: true, max: 2_000 }) notes: string | null;
  @Verbatim({ nullable: true, description: 'whom the imported list named' }) author: string | null;
  @Ids({ filled: true, max: 50, description: 'parts that do as well in this place, besides those of the part itself' }) substituteIds: Id[];
  @Computed((t) => `select item.sku from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) sku: string;
  @Computed((t) => `select item.name from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) name: string;
  @Computed((t) => `select item.unit from parts.parts item where item.id = ${t}.part_id`, { type: 'string' }) unit: string;
}
