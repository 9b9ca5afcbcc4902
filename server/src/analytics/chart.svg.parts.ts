import { toUSVString } from 'node:util';
import type { ChartSpec } from './chart';

export const INK = '#1c2430';
export const QUIET = '#5b6575';
export const GRID = '#dde1e7';

/** What every kind of chart is drawn with. `top` is where the head ends. */
export interface Drawing {
  chart: ChartSpec;
  width: number;
  height: number;
  top: number;
  colors: readonly string[];
  format(value: number, options?: { short?: boolean }): string;
  /** A part of a whole, 0 to 1, as a percentage. */
  share(part: number): string;
}

type Attributes = Record<string, string | number | undefined>;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of a picture: what XML cannot carry is left out, what it would take for markup is written as text. */
const escaped = (text: string): string =>
  toUSVString(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]);

const shown = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value));

/** An element with its attributes escaped; its children are markup. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const inner = children.join('');
  return `<${name}${given.map(([key, value]) => ` ${key}="${shown(value!)}"`).join('')}${inner ? `>${inner}</${name}>` : '/>'}`;
}

/** What one sees when one points at a mark, and what a screen reader says. */
export const titled = (text: string): string => `<title>${escaped(text)}</title>`;

interface TextOptions {
  size: number;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: number;
  /** The whole text where what is shown was cut. */
  full?: string;
}

export function textAt(x: number, y: number, text: string, { size, fill, anchor, weight, full }: TextOptions): string {
  const hint = full !== undefined && full !== text ? titled(full) : '';
  return el('text', { x, y, 'font-size': size, fill, 'text-anchor': anchor, 'font-weight': weight }, hint + escaped(text));
}

export const hinted = (series: string, label: string, value: string): string => titled(`${[series, label].filter(Boolean).join(', ')}: ${value}`);

/** Where the marks stand. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
