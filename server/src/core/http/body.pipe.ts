import { ValidationPipe, type ArgumentMetadata, type Type } from '@nestjs/common';
import { withoutReadOnly } from '../dto.input';
import { invalid } from './problem.filter';

/** Validates what comes in: read-only fields of the record are dropped first, unknown fields are refused. */
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true, exceptionFactory: invalid });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const body = metadata.type === 'body' ? withoutReadOnly(value, metadata.metatype as Type | undefined) : value;
    return super.transform(body, metadata);
  }
}
