import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Computed, Id as IdField, inputOf, Items, OneOf, patchOf, replaceOf, Text, Texts } from '../core/dto';
import { is, isId, list } from '../core/list';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const SPECIFICATION_TYPES = ['number', 'text', 'choice'] as const;

/** What the parts of a category say of themselves: `Voltage` in `V`. */
export class SpecificationField {
  @Text({ max: 60, description: 'the key in `specifications`; no colon' }) @Matches(/^[^:]+$/) name: string;
  @OneOf('SpecificationType', SPECIFICATION_TYPES) type: (typeof SPECIFICATION_TYPES)[number];
  @Text({ nullable: true, max: 20, description: 'of a number: V, mm, °C' }) unit: string | null;
  @Texts({ max: 100, description: 'of a choice' }) choices: string[];
}

/** A category by its name, which is what the `category` of a part says; its parts have the fields of all above it, too. */
@Table('parts.categories')
export class PartCategory extends BaseRecord {
  @Text({ max: 200, description: 'unique; the `category` of its parts' }) name: string;
  @IdField({ nullable: true }) parentId: Id | null;
  @Items(() => SpecificationField, { max: 50, filled: true }) fields: SpecificationField[];
  @Computed((t) => `coalesce(parts.category_path(${t}.parent_id) || ' / ', '') || ${t}.name`, {
    type: 'string',
    description: 'from the root: Electronics / Boards',
  })
  path: string;
  @Computed((t) => `select count(*)::int from parts.parts p where p.category = ${t}.name and p.deleted_at is null`, {
    type: 'integer',
    description: 'parts right in it',
  })
  partCount: number;
}

export class CategoryInput extends inputOf(PartCategory, ['name', 'parentId', 'fields']) {}
export class CategoryPatch extends patchOf(CategoryInput) {}
export class CategoryReplacement extends replaceOf(CategoryInput) {}

export const categoryList = list({
  entity: PartCategory,
  search: true,
  filter: { name: is('name'), parentId: isId('parentId') },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class CategoryQuery extends categoryList.Query {}
export class CategoryExport extends categoryList.Export {}
export class CategoryBulk extends bulkOf(['delete', 'restore']) {}

/** A category as parts use it: one that was declared, or one that only stands on parts. */
export class Category {
  @ApiProperty() category: string;
  @ApiProperty({ description: 'parts in it' }) count: number;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null: nobody has declared it' }) id: Id | null;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) parentId: Id | null;
  @ApiProperty({ description: 'from the root' }) path: string;
}

export class SpecificationQuery {
  @ApiPropertyOptional({ description: 'a category: its fields and those above it' }) @IsOptional() @IsString() @MaxLength(200) category?: string;
}

/** A field to filter by, and what parts say there. */
export class SpecificationFacet extends SpecificationField {
  @ApiProperty({ type: String, isArray: true, description: 'what parts say, the first hundred' }) values: string[];
}
