import { Injectable, SetMetadata, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { CustomEntity } from '../custom-fields/fields.registry';
import type { Id, Tx } from '../tx';
import type { Cell } from '../sheets/cells';
import type { CellFault } from './cells.rules';
import type { FieldRule } from './columns.rules';
import type { Candidate, Named } from './names.rules';

/** A row in the words of the module; cells by field. A field whose column is absent or empty is undefined. */
export type FieldCells<F extends string = string> = Partial<Record<F, Cell>>;
export type RowFault = Omit<CellFault, 'code'> & { field: string; code: string };
export type Read<R> = { record: R; faults?: undefined } | { faults: RowFault[]; record?: undefined };

export interface Line<R> {
  row: number;
  record: R;
  /** `create`: the record does not exist yet and is to get this id. `match`: it exists, or an earlier line of this file creates it. */
  action: 'create' | 'match';
  id: Id;
}

export interface Run {
  batchId: Id;
  dryRun: boolean;
  /** The record under which the import stands (a build), if any. */
  subject: Id | null;
  options: Readonly<Record<string, string>>;
}

/** One import under way. It writes sets: one statement per table and call. In a dry run it writes nothing and answers the same. */
export interface Session<R> {
  /** All records a name may mean. */
  candidates: Candidate[];
  /** False: names that are not there yet are errors of this code instead of new records. */
  unknown?: string;
  /** Some 1,000 lines, those that create first; gives back how many matched lines change what is stored. */
  apply(lines: Line<R>[]): Promise<number>;
  /** After the last line, for what replaces a whole (the lines of a BOM); gives back as `apply`. */
  finish?(): Promise<number>;
  /** Kept with the batch, as JSON, and handed to `undo`. */
  changes(): unknown;
}

/** What a module declares to import its records; a provider with `@Imports('parts')`. */
export interface ImportKind<R, F extends string = string, C = unknown> {
  fields: Record<F, FieldRule>;
  /** Its records have custom fields: further columns, which core reads, writes and takes back. */
  custom?: CustomEntity;
  /** Names learned from decisions count for all kinds with the same word: parts and BOM share `parts`. */
  aliases: string;
  /** Further fields of the form: `createParts`. */
  options?: readonly string[];
  /** False: names that look alike are no reason to ask. Left out, they are. */
  similar?: boolean;
  /** Who may take a batch back. */
  permission: string;
  /** Pure: a row in the words of the module, or what is wrong with its cells; `country` is the organization's own. */
  read(cells: FieldCells<F>, decimal: ',' | '.', country: string): Read<R>;
  named(record: R): Named;
  begin(tx: Tx, run: Run): Promise<Session<R>>;
  /** Takes it all back, or throws `imports.batchInUse({ reasons })`. */
  undo(tx: Tx, batch: { id: Id; subjectId: Id | null; createdAt: string; changes: C }): Promise<unknown>;
}

/** Further columns of another module's import (parts: who supplies them), declared by a module to its right with `@ImportsMore('parts')`. */
export interface MoreColumns<R, C> {
  fields: Record<string, FieldRule>;
  /** Pure; null where the row says nothing of it. */
  read(cells: FieldCells, decimal: ',' | '.'): Read<R | null>;
  /** `apply` gets the records that are written by then; gives back the ids of those of which something changes. */
  begin(tx: Tx, run: Run): Promise<{ apply(lines: { id: Id; record: R }[]): Promise<Set<Id>>; changes(): C }>;
  undo(tx: Tx, changes: C): Promise<void>;
}

const MORE = Symbol('imports-more');
export const ImportsMore = (kind: string) => SetMetadata(MORE, kind);

const IMPORTS = Symbol('imports');
/** Marks the provider that imports lists of this kind. */
export const Imports = (kind: string) => SetMetadata(IMPORTS, kind);

/** Every kind of import there is, found among the providers: core knows no module. */
@Injectable()
export class ImportKinds implements OnModuleInit {
  private readonly byKind = new Map<string, ImportKind<unknown>>();
  private readonly further = new Map<string, MoreColumns<unknown, unknown>[]>();

  constructor(private readonly discovery?: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery?.getProviders() ?? []) {
      const kind: unknown = instance && Reflect.getMetadata(IMPORTS, (instance as object).constructor);
      if (typeof kind === 'string') this.register(kind, instance as ImportKind<unknown>);
      const more: unknown = instance && Reflect.getMetadata(MORE, (instance as object).constructor);
      if (typeof more === 'string') this.further.set(more, [...this.more(more), instance as MoreColumns<unknown, unknown>]);
    }
  }

  register(kind: string, declared: ImportKind<never> | ImportKind<unknown>): void {
    if (this.byKind.has(kind)) throw new Error(`two providers import ${kind}`);
    this.byKind.set(kind, declared as ImportKind<unknown>);
  }

  more = (kind: string): MoreColumns<unknown, unknown>[] => this.further.get(kind) ?? [];

  has = (kind: string): boolean => this.byKind.has(kind);

  of(kind: string): ImportKind<unknown> {
    const found = this.byKind.get(kind);
    if (!found) throw new Error(`nobody imports ${kind}`);
    return found;
  }
}
