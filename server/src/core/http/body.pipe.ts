import { ValidationPipe, type ArgumentMetadata, type Type, type ValidationError } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, isUUID } from 'class-validator';
import { prepared } from '../dto.input';
import { isAccepted, overlong } from './accept';
import { requireShallow } from './depth';
import { ById } from './params';
import { invalid } from './problem.filter';

/** Validates what comes in: what the class can take is made of it first, unknown fields are refused. */
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({ whitelist: true, forbidNonWhitelisted: true, transform: true, exceptionFactory: invalid });
    rememberRules();
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return Promise.resolve(value); // who asks, and the like: nothing that came in
    // most requests carry an id and nothing else
    if (metadata.metatype === ById && isUUID((value as ById).id) && Object.keys(value as ById).length === 1) return Promise.resolve(value);
    if (metadata.type !== 'body' && metadata.type !== 'query') return super.transform(value, metadata);
    requireShallow(value);
    const type = metadata.metatype as Type | undefined;
    const given = prepared(value, type);
    const longest = type && metadata.type === 'body' && overlong(given, type);
    if (longest) throw invalid([{ property: longest.property, constraints: { arrayMaxSize: `no more than ${longest.most} elements` } } as ValidationError]);
    const accepted = type && this.toValidate(metadata) ? this.acceptable(given, type) : undefined;
    return accepted ? Promise.resolve(accepted) : super.transform(given, metadata);
  }

  /** What is right, which is nearly everything, does not need the words for what is wrong. */
  private acceptable(given: unknown, type: Type): object | undefined {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
    this.closeArrayGaps(given);
    this.stripProtoKeys(given);
    const made: object = plainToInstance(type, given) as object;
    return made.constructor === type && isAccepted(made) ? made : undefined;
  }
}

/** The rules of a class are declared once and never change, but class-validator gathers them anew from all classes at every look. */
function rememberRules(): void {
  const storage = getMetadataStorage();
  if (Object.hasOwn(storage, 'getTargetValidationMetadatas')) return;
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const rules = new Map<unknown, Map<string, ReturnType<typeof gather>>>();
  const groups = new WeakMap<object, ReturnType<typeof group>>();
  // the schema is the name of the class around it
  storage.getTargetValidationMetadatas = (type, schema, always, strict, named) => {
    if (typeof type !== 'function' || always || strict || named?.length) return gather(type, schema, always, strict, named);
    const mine = rules.get(type) ?? new Map<string, ReturnType<typeof gather>>();
    const known = mine.get(schema) ?? gather(type, schema, always, strict, named);
    rules.set(type, mine.set(schema, known));
    return known;
  };
  storage.groupByPropertyName = (all) => {
    const known = groups.get(all) ?? group(all);
    groups.set(all, known);
    return known;
  };
}
