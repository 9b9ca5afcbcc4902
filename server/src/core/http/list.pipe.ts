import { Body, type PipeTransform, type Type } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { prepared } from '../dto.input';
import { core, Problem } from '../problem';
import { invalid, MOST_FAULTS } from './problem.filter';

const MOST = 5_000;

class EachPipe<T extends object> implements PipeTransform<unknown, Promise<T[]>> {
  constructor(private readonly type: Type<T>) {}

  async transform(value: unknown): Promise<T[]> {
    if (!Array.isArray(value)) throw core.validationFailed({ reason: 'a list is expected' }, 'body');
    if (value.length > MOST) throw core.validationFailed({ reason: `at most ${MOST} rows` }, 'body');
    const rows = value.map((row: unknown) => plainToInstance(this.type, prepared(row ?? {}, this.type) as object));
    const found = await Promise.all(rows.map((row) => validate(row, { whitelist: true, forbidNonWhitelisted: true })));
    const faults = found.flatMap((errors, i) => invalid(errors).faults.map((fault) => ({ ...fault, field: `${i}.${fault.field}` })));
    if (faults.length) throw new Problem('validation_failed', 400, {}, faults.slice(0, MOST_FAULTS));
    return rows;
  }
}

/** A body that is a bare array of these. With `TakesList` on the route, for the document. */
export const ListBody = <T extends object>(type: Type<T>): ParameterDecorator => Body(new EachPipe(type));
export const TakesList = (type: Type) => ApiBody({ type, isArray: true });
