import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { field, type FieldOptions } from './dto';

/** A phone number as E.164 (`+437325550100`); one without a country's prefix is taken as of `country`. Null if it is none. */
export function e164(given: string, country: CountryCode = 'AT'): string | null {
  const parsed = parsePhoneNumberFromString(given, country);
  return parsed?.isPossible() ? parsed.number : null;
}

/** A phone number, kept as it was typed until the service, which knows the country, makes it E.164. */
export const Phone = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'text' },
    { type: 'string', maxLength: 40, example: '+437325550100' },
    Transform(({ value }) => (typeof value === 'string' ? value.trim() || (options.nullable ? null : '') : value)),
    ValidateBy({
      name: 'isPhone',
      validator: {
        validate: (value) => typeof value === 'string' && value.length <= 40 && e164(value) !== null,
        defaultMessage: () => '$property must be a phone number',
      },
    }),
  );
