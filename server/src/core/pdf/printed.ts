import { SetMetadata } from '@nestjs/common';
import type { Id, Tx } from '../tx';

export type Language = 'de' | 'en';
export type Format = 'A4' | { widthMm: number; heightMm: number };

/** A document, ready to be drawn. */
export interface Printed {
  html: string;
  format: Format;
  /** The name of the file: `Rechnung INV-2026-0001.pdf`. */
  name: string;
  language: Language;
  /** Whoever may read this resource may also read the file by its id; left out, it is reached through its document only. */
  resource?: string;
}
export type Renderer = (tx: Tx, subjectId: Id) => Promise<Printed>;

/** A pure function from record to document, run by the worker: `@Renders('billing.invoice') async html(tx, subjectId): Promise<Printed>`. */
export const RENDERS = Symbol('renders');
export const Renders = (kind: string) => SetMetadata(RENDERS, kind);
