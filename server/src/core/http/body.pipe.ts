import { ValidationPipe, type ArgumentMetadata, type Type } from '@nestjs/common';
import { prepared } from '../dto.input';
import { invalid } from './problem.filter';

/** Validates what comes in: what the class can take is made of it first, unknown fields are refused. */
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true, exceptionFactory: invalid });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const given = metadata.type === 'body' || metadata.type === 'query' ? prepared(value, metadata.metatype as Type | undefined) : value;
    return super.transform(given, metadata);
  }
}
