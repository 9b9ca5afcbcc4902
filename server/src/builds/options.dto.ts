import * as check from 'class-validator';
import { field, type FieldOptions } from '../core/dto';
import type { Chosen } from './options.rules';

/** The choices of a build's options, or free keys, which are only kept. */
export type Customizations = Chosen[] | Record<string, unknown>;

const text = (value: unknown): boolean => typeof value === 'string' && value.trim().length > 0 && value.length <= 200;
const isChosen = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { option, choice, ...more } = value as Record<string, unknown>;
  return text(option) && text(choice) && !Object.keys(more).length;
};

/** `[{option, choice}]` of the build, or an object of free keys. */
export const isCustomizations = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= 50 && value.every(isChosen) : typeof value === 'object' && value !== null && JSON.stringify(value).length <= 10_000;

const API = {
  oneOf: [
    { type: 'array', items: { type: 'object', required: ['option', 'choice'], properties: { option: { type: 'string' }, choice: { type: 'string' } } } },
    { type: 'object', additionalProperties: true },
  ],
  example: [{ option: 'Colour', choice: 'Blue' }],
};

/** A field of an order line or a production order that holds what the customer chose. */
export const CustomizationsField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: 'jsonb' },
    API,
    check.ValidateBy({
      name: 'isCustomizations',
      validator: { validate: isCustomizations, defaultMessage: () => '$property must be [{option, choice}] or an object of free keys' },
    }),
  );
