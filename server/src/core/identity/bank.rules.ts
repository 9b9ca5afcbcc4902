/** Spaces, dots and hyphens are how people write. */
export const plainBankId = (text: string): string => text.replace(/[\s.-]/g, '').toUpperCase();

/** IBAN with its check digits (ISO 13616: the rest of a division by 97 is 1). */
export function isIban(text: string): boolean {
  const iban = plainBankId(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const number = [...(iban.slice(4) + iban.slice(0, 4))].map((letter) => parseInt(letter, 36)).join('');
  return [...number].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** BIC: bank, country, place, perhaps a branch (ISO 9362). */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(plainBankId(text));
