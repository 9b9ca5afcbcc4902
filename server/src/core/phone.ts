import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { parsePhoneNumberFromString as parseMobile } from 'libphonenumber-js/mobile';
import { field, type FieldOptions } from './dto';

/** What was read last: a number is looked at when it comes in and again when it is written down. */
const lately = new Map<string, string | null>();
const LATELY = 100;

/** A phone number as E.164 (`+437325550100`); one without a country's prefix is taken as of `country`. Null if it is none. */
export function e164(given: string, country: CountryCode = 'AT'): string | null {
  const key = `${country} ${given}`;
  const last = lately.get(key);
  if (last !== undefined) return last;
  const parsed = parsePhoneNumberFromString(given, country);
  const number = parsed?.isPossible() ? parsed.number : null;
  if (lately.size >= LATELY) lately.clear();
  lately.set(key, number);
  return number;
}

/** Whether an E.164 number is one of a mobile phone; where a country's numbers do not tell (as in North America), it may be. */
export const isMobile = (number: string): boolean => parseMobile(number)?.isValid() ?? false;

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
