/**
 * What of a payment is left while somebody distributes it: sums of decimals that a person is typing, to the cent and without floating point.
 * What is booked, the server computes.
 */

/** `"12.5"` → 1250n; undefined for what is no amount. */
export function cents(amount: unknown): bigint | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(amount ?? '')) ?? [];
  return whole === undefined ? undefined : BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/** 1250n → `"12.50"` */
export function decimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What is left of an amount after what was given away. */
export const rest = (amount: unknown, given: unknown[]): bigint => given.reduce<bigint>((left, one) => left - (cents(one) ?? 0n), cents(amount) ?? 0n);

/** Pays what is open in the order given, as far as the amount goes. */
export function spread(amount: unknown, open: string[]): (string | null)[] {
  let left = cents(amount) ?? 0n;
  return open.map((one) => {
    const owed = cents(one) ?? 0n;
    const taken = owed < left ? owed : left;
    left -= taken;
    return taken > 0n ? decimal(taken) : null;
  });
}
