/** Faster than anybody types: what comes in this pace comes from a hand scanner. */
export const PACE_MS = 45;
const SHORTEST = 4;

/** Collects the keys of a hand scanner, which types a code and presses Enter. Answers with the code when it is complete. */
export class Wedge {
  private typed = '';
  private last = 0;

  /** `at` in milliseconds. `taken`: this key belongs to a scan and should do nothing else. */
  key(key: string, at: number): { code?: string; taken: boolean } {
    const quick = at - this.last <= PACE_MS;
    const before = quick ? this.typed : '';
    this.last = at;
    if (key === 'Enter') {
      this.typed = '';
      return before.length >= SHORTEST ? { code: before, taken: true } : { taken: false };
    }
    // Shift and the like come between the letters
    if (key.length > 1) return { taken: false };
    this.typed = before + key;
    return { taken: before.length > 0 };
  }
}
