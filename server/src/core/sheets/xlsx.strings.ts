import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Handlers } from './zip.read';

const PAGE = 1 << 20;
const PAGES_IN_MEMORY = 32;

/**
 * The shared strings of a workbook. Cells refer to them by number, in any order, so all must stay at hand: as bytes in
 * pages, of which the first 32 MB stay in memory and the rest lie in a temporary file behind a small cache.
 */
export class SharedStrings {
  private readonly starts: number[] = [];
  private readonly pages = new Map<number, Buffer>();
  private page = Buffer.allocUnsafe(PAGE);
  private used = 0;
  private flushed = 0;
  private spill?: { folder: string; fd: number };

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > PAGE) throw new Error('a shared string without end');
    if (this.used + bytes > PAGE) this.turn();
    this.starts.push(this.flushed * PAGE + this.used, bytes);
    this.used += this.page.write(text, this.used);
  }

  get(index: number): string {
    const at = this.starts[index * 2];
    if (at === undefined) throw new Error(`shared string ${index} is not there`);
    const number = Math.floor(at / PAGE);
    const from = at % PAGE;
    return (number === this.flushed ? this.page : this.at(number)).toString('utf8', from, from + this.starts[index * 2 + 1]);
  }

  close(): void {
    if (!this.spill) return;
    closeSync(this.spill.fd);
    rmSync(this.spill.folder, { recursive: true, force: true });
    this.spill = undefined;
  }

  private turn(): void {
    if (this.flushed >= PAGES_IN_MEMORY) {
      this.spill ??= openSpill();
      writeSync(this.spill.fd, this.page, 0, PAGE, this.flushed * PAGE);
    } else {
      this.pages.set(this.flushed, this.page);
      this.page = Buffer.allocUnsafe(PAGE);
    }
    this.flushed++;
    this.used = 0;
  }

  private at(number: number): Buffer {
    const known = this.pages.get(number);
    if (known) return known;
    const page = Buffer.allocUnsafe(PAGE);
    readSync(this.spill!.fd, page, 0, PAGE, number * PAGE);
    const [eldest] = [...this.pages.keys()].filter((key) => key >= PAGES_IN_MEMORY).slice(0, this.pages.size >= PAGES_IN_MEMORY * 2 ? 1 : 0);
    if (eldest !== undefined) this.pages.delete(eldest);
    this.pages.set(number, page);
    return page;
  }
}

function openSpill(): { folder: string; fd: number } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kontor-strings-'));
  return { folder, fd: openSync(path.join(folder, 'strings'), 'w+') };
}

/** Collects the text of `<si>` and `<is>`: runs are joined, phonetic hints left out. */
export function richText(item: string, done: (text: string) => void): Handlers {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open: (name) => {
      if (name === item) text = '';
      if (name === 'rPh') phonetic++;
      inText = name === 't' && !phonetic;
    },
    text: (part) => void (inText && (text += part)),
    close: (name) => {
      inText = false;
      if (name === 'rPh') phonetic--;
      if (name === item) done(unescaped(text));
    },
  };
}

/** Excel writes what XML cannot carry as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
