/** The number a pattern gives to a counter: `INV-{YYYY}-{0000}`, 7, 2026 → `INV-2026-0007`. Nothing where it is no pattern. */
export function numberOf(pattern: string, counter: number, year: number): string | null {
  if ((pattern.match(/\{0{1,8}\}/g) ?? []).length !== 1) return null;
  if ((pattern.match(/\{(YYYY|YY)\}/g) ?? []).length > 1) return null;
  const made = pattern
    .replace('{YYYY}', String(year))
    .replace('{YY}', String(year).slice(2))
    .replace(/\{(0+)\}/, (_, zeros: string) => String(counter).padStart(zeros.length, '0'));
  return /[{}]/.test(made) ? null : made;
}
