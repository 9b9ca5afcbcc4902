import type { OpenAPIObject } from '@nestjs/swagger';
import { openapi31 } from './openapi31';

const schema = (given: object) =>
  (openapi31({ components: { schemas: { S: given } } } as unknown as OpenAPIObject).components!.schemas as Record<string, unknown>).S;

it.each([
  [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [{ type: 'string', nullable: false }, { type: 'string' }],
  [
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    { nullable: true, description: 'who', allOf: [{ $ref: '#/x' }] },
    { description: 'who', anyOf: [{ $ref: '#/x' }, { type: 'null' }] },
  ],
  [{ nullable: true, type: 'object', allOf: [{ $ref: '#/x' }, { $ref: '#/y' }] }, { anyOf: [{ allOf: [{ $ref: '#/x' }, { $ref: '#/y' }] }, { type: 'null' }] }],
  [
    { type: 'number', minimum: 0, exclusiveMinimum: true },
    { type: 'number', exclusiveMinimum: 0 },
  ],
  [
    { type: 'number', minimum: 0, exclusiveMinimum: false },
    { type: 'number', minimum: 0 },
  ],
  [{ properties: { nullable: { type: 'boolean' } } }, { properties: { nullable: { type: 'boolean' } } }],
  [{ example: { nullable: true } }, { example: { nullable: true } }],
])('%j becomes %j', (given, expected) => expect(schema(given)).toEqual(expected));
