const digits = (text: string): number[] => [...text].map(Number);

/** UID of Austria: `U` and 8 digits; the last is 10 − ((Σ + 4) mod 10), every second digit doubled and its digits added (BMF, UID check). */
function austrian(body: string): boolean {
  const number = digits(body.slice(1));
  const sum = number.slice(0, 7).reduce((all, digit, i) => all + (i % 2 ? Math.floor(digit / 5) + ((digit * 2) % 10) : digit), 0);
  return (10 - ((sum + 4) % 10)) % 10 === number[7];
}

/** USt-IdNr. of Germany: 9 digits, ISO 7064 mod 11,10. */
function german(body: string): boolean {
  const number = digits(body);
  const product = number.slice(0, 8).reduce((rest, digit) => (((digit + rest) % 10 || 10) * 2) % 11, 10);
  return (11 - product) % 10 === number[8];
}

/** What follows the two letters, per state of the Union (Northern Ireland: XI), as VIES takes it. */
const PATTERNS: Record<string, RegExp> = {
  AT: /^U\d{8}$/, BE: /^[01]\d{9}$/, BG: /^\d{9,10}$/, CY: /^\d{8}[A-Z]$/, CZ: /^\d{8,10}$/, DE: /^[1-9]\d{8}$/, DK: /^\d{8}$/, EE: /^\d{9}$/, EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/, FI: /^\d{8}$/, FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, HR: /^\d{11}$/, HU: /^\d{8}$/, IE: /^(\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-Z]{1,2})$/,
  IT: /^\d{11}$/, LT: /^(\d{9}|\d{12})$/, LU: /^\d{8}$/, LV: /^\d{11}$/, MT: /^\d{8}$/, NL: /^\d{9}B\d{2}$/, PL: /^\d{10}$/, PT: /^\d{9}$/, RO: /^\d{2,10}$/,
  SE: /^\d{12}$/, SI: /^\d{8}$/, SK: /^\d{10}$/, XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, CH: /^E\d{9}(MWST|TVA|IVA)?$/,
};
const CHECKS: Record<string, (body: string) => boolean> = { AT: austrian, DE: german };

/** `atu 123.456 75` → `ATU12345675`. */
export const plainTaxId = (text: string): string => text.replace(/[\s.\-/]/g, '').toUpperCase();

/** Whether it can be a VAT id: by check digit for Austria and Germany, by pattern for the other states; elsewhere 4 to 20 letters and digits. */
export function isVatId(text: string): boolean {
  const id = plainTaxId(text);
  const [country, body] = [id.slice(0, 2), id.slice(2)];
  if (!(country in PATTERNS)) return /^[A-Z0-9]{4,20}$/.test(id);
  return PATTERNS[country].test(body) && (CHECKS[country]?.(body) ?? true);
}

/** IBAN with its check digits (ISO 13616: the rest of a division by 97 is 1). */
export function isIban(text: string): boolean {
  const iban = plainTaxId(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const number = [...(iban.slice(4) + iban.slice(0, 4))].map((letter) => parseInt(letter, 36)).join('');
  return [...number].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** BIC: bank, country, place, perhaps a branch (ISO 9362). */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(plainTaxId(text));
