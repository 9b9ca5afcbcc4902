import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsUUID } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { prepared } from './dto.input';
import { invalid } from './http/problem.filter';
import type { List, ListQuery } from './list';
import { core } from './problem';
import type { Id, Tx } from './tx';

/** Beyond this many rows a bulk action is a job. */
export const BULK_ROWS = 1_000;

export interface BulkBody {
  ids?: Id[];
  filter?: Record<string, unknown>;
  action: string;
  values?: Record<string, unknown>;
}

/** The body of `POST /{resource}/bulk`: which records, what to do, with which values. */
export function bulkOf(actions: readonly string[]): Type<BulkBody> {
  class Bulk implements BulkBody {
    @ApiPropertyOptional({ type: String, isArray: true, format: 'uuid', maxItems: BULK_ROWS })
    @IsOptional()
    @IsArray()
    @ArrayMinSize(1)
    @ArrayMaxSize(BULK_ROWS)
    @ArrayUnique()
    @IsUUID(undefined, { each: true })
    ids?: Id[];

    @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'in place of ids: the query of the list' })
    @IsOptional()
    @IsObject()
    filter?: Record<string, unknown>;

    @ApiProperty({ enum: [...actions] })
    @IsIn([...actions])
    action: string;

    @ApiPropertyOptional({ type: 'object', additionalProperties: true })
    @IsOptional()
    @IsObject()
    values?: Record<string, unknown>;
  }
  return Bulk;
}

/** Validates plain values as a class says, with the same problems as a body; `path` goes before each field. */
export async function checked<T extends object>(type: Type<T>, plain: unknown, path = ''): Promise<T> {
  const instance = plainToInstance(type, prepared(plain ?? {}, type) as object);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (!errors.length) return instance;
  const problem = invalid(errors);
  problem.faults.forEach((fault) => (fault.field = `${path}${fault.field}`));
  throw problem;
}

/** The records a bulk body means: its ids, or those its filter finds. More than 1,000 by filter is for a job. */
export async function bulkIds<E>(tx: Tx, list: Pick<List<E>, 'Query' | 'ids'>, { ids, filter }: BulkBody, most = BULK_ROWS): Promise<Id[]> {
  if (!!ids === !!filter) throw core.validationFailed({ reason: 'either ids or filter' }, ids ? 'filter' : 'ids');
  if (ids) return ids;
  const query = (await checked(list.Query, filter, 'filter.')) as ListQuery;
  const found = await list.ids(tx, query, most + 1);
  if (found.length > most) throw core.validationFailed({ reason: `more than ${most} records` }, 'filter');
  return found;
}

export class BulkResult {
  @ApiProperty({ description: 'records changed' }) count: number;
  @ApiProperty({ type: String, isArray: true, format: 'uuid' }) ids: Id[];
}
