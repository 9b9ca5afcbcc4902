import type { INestApplication } from '@nestjs/common';
import type { Build } from '../builds';
import type { Id, Tx } from '../core/tx';
import type { Work } from '../core/work';
import type { Customer } from '../customers';
import type { Part } from '../parts';
import type { Supplier } from '../procurement';

export interface Bench {
  app: INestApplication;
  work: Work;
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
