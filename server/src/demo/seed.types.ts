import type { Build } from '../builds';
import type { Id, Tx } from '../core/tx';
import type { Customer } from '../customers';
import type { Part } from '../parts';
import type { Supplier } from '../procurement';

export interface Bench {
  /** A provider of the application. */
  get<T>(type: new (...args: never[]) => T): T;
  /** Put before article and model numbers, so that they stand beside an organization's own. */
  prefix: string;
  /** Of the customers' addresses. */
  domain: string;
  language: 'de' | 'en';
  /** A transaction at an instant of the past. */
  at<T>(instant: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  roll: () => number;
}
export interface Stock {
  customers: Customer[];
  builds: { build: Build; lines: { partId: Id; quantity: number }[]; share: number; optionPartId: Id }[];
  spares: Part[];
  suppliers: { supplier: Supplier; parts: Map<Id, string> }[];
}
