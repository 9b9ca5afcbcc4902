import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { field, type FieldOptions } from './dto';

const digits = (text: string): number[] => [...text].map((digit) => digit.charCodeAt(0) - 48);

/** Austria, ATU12345675: weights 1 and 2 alternate, the sum of the digits of the products plus 4, to the next ten (BMF's published rule). */
function austrian(id: string): boolean {
  const found = /^ATU(\d{8})$/.exec(id);
  if (!found) return false;
  const all = digits(found[1]);
  const total = all.slice(0, 7).reduce((sum, digit, i) => sum + (i % 2 ? Math.floor(digit / 5) + ((digit * 2) % 10) : digit), 0);
  return (10 - ((total + 4) % 10)) % 10 === all[7];
}

/** Germany, DE136695976: ISO 7064 MOD 11,10. */
function german(id: string): boolean {
  const found = /^DE([1-9]\d{8})$/.exec(id);
  if (!found) return false;
  const all = digits(found[1]);
  const product = all.slice(0, 8).reduce((rest, digit) => (2 * ((digit + rest) % 10 || 10)) % 11, 10);
  return (11 - product) % 10 === all[8];
}

const CHECKS: Record<string, (id: string) => boolean> = { AT: austrian, DE: german };

/** What follows the two letters, per state of the Union (Northern Ireland: XI), as VIES takes it. */
const PATTERNS: Record<string, RegExp> = {
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-Z]{1,2})$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  CH: /^E\d{9}(MWST|TVA|IVA)?$/,
};

/** Spaces, dots and hyphens are how people write; the id itself has none. */
export const normalizeVatId = (given: string): string => given.replace(/[\s.-]/g, '').toUpperCase();

/** Whether a normalized VAT id has the form of its country; for AT and DE also the right check digit. Other countries: two letters and up to 18 more. */
export function isVatId(id: string): boolean {
  const [country, body] = [id.slice(0, 2), id.slice(2)];
  return CHECKS[country]?.(id) ?? PATTERNS[country]?.test(body) ?? /^[A-Z]{2}[0-9A-Z]{2,18}$/.test(id);
}

export const VatId = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'text' },
    { type: 'string', maxLength: 20, example: 'ATU12345675' },
    Transform(({ value }) => (typeof value === 'string' ? normalizeVatId(value) || (options.nullable ? null : '') : value)),
    ValidateBy({
      name: 'isVatId',
      validator: {
        validate: (value) => typeof value === 'string' && isVatId(value),
        defaultMessage: () => '$property is no VAT id: its form or its check digit is wrong',
      },
    }),
  );
