import type { Handlers } from './zip.read';

/** Whether the n-th cell style shows its number as a date or a time. */
export class Styles {
  private readonly formats = new Map<number, string>();
  private readonly cells: number[] = [];
  private inCells = false;

  readonly handlers: Handlers = {
    open: (name, attributes) => {
      if (name === 'numFmt') this.formats.set(Number(attributes.numFmtId), attributes.formatCode);
      if (name === 'cellXfs') this.inCells = true;
      if (name === 'xf' && this.inCells) this.cells.push(Number(attributes.numFmtId ?? 0));
    },
    close: (name) => void (name === 'cellXfs' && (this.inCells = false)),
  };

  isDate(style: string | undefined): boolean {
    const format = this.cells[Number(style ?? 0)] ?? 0;
    return isBuiltInDate(format) || isDateCode(this.formats.get(format) ?? '');
  }
}

/** ECMA-376 part 1, 18.8.30: numbers that mean a date or a time in every language. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const isDateCode = (code: string): boolean => {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare.replace(/General|Standard/gi, '').split(';')[0]);
};

const DAY = 86_400_000;
const LATEST = 2_958_466; // 9999-12-31

/** Days since the end of 1899 (or 1904) as `2025-09-30`, with a time part as `2025-09-30T16:54:43`, a time alone as `16:54:43`. */
export function dateOf(serial: number, since1904: boolean): string | number {
  if (!(serial >= 0 && serial < LATEST)) return serial;
  const seconds = Math.round(serial * 86_400);
  // Excel believes in a 29 February 1900: before it, days are one off
  const days = since1904 ? 1_462 : serial < 60 && serial >= 1 ? 1 : 0;
  const iso = new Date(Date.UTC(1899, 11, 30) + days * DAY + seconds * 1_000).toISOString();
  if (serial < 1 && !since1904) return iso.slice(11, 19);
  return seconds % 86_400 ? iso.slice(0, 19) : iso.slice(0, 10);
}
