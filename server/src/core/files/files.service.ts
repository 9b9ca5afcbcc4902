import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../id';
import { core } from '../problem';
import { byId, insert, update } from '../rows';
import { rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import { FileRecord, type DocumentType } from './files.entity';
import { replaceFile, unveilFile, versionsOf } from './files.queries';
import { takeIn } from './intake';
import { STORAGE, type Storage } from './storage';

export const FILE_ATTACHED = 'core.file_attached';
export const FILE_CHANGED = 'core.file_changed';
export const FILE_REMOVED = 'core.file_removed';

/** A content that lies in the storage and has no record yet. */
export interface Stored {
  name: string;
  type: string;
  size: number;
  sha256: string;
}

/** The record it belongs to: `{ resource: 'parts', subjectId }`; whoever may read the resource may read the file. */
export interface Subject {
  resource: string;
  subjectId: Id;
  documentType?: DocumentType;
  /** The file of this record that this is a newer version of. */
  replacesId?: Id;
}

const REMOVE = statement(
  `update core.files set deleted_at = $2, updated_at = $2, updated_by = $3, version = version + 1 where id = $1 and deleted_at is null returning id`,
);

@Injectable()
export class FilesService {
  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /** Puts a content into the storage, outside any transaction: 413 beyond 50 MB, 422 if empty, 415 for programs. */
  store(ctx: Ctx, name: string, source: Readable): Promise<Stored> {
    return takeIn(source, name, async ({ file, ...content }) => {
      const key = keyOf(ctx, content.sha256);
      if (!(await this.storage.has(key))) await this.storage.put(key, file);
      return { name: safeName(name), ...content };
    });
  }

  storeBytes = (ctx: Ctx, name: string, bytes: Uint8Array): Promise<Stored> => this.store(ctx, name, Readable.from([Buffer.from(bytes)]));

  /** The record of a stored content; it shows up in the history of what it is attached to. */
  async attach(tx: Tx, stored: Stored, { replacesId, ...subject }: Partial<Subject> = {}, kind: FileRecord['kind'] = 'attachment'): Promise<FileRecord> {
    const id = newId();
    const first = await insert(tx, FileRecord, { id, ...stored, ...subject, kind });
    const before = replacesId ? await replaceFile(tx, replacesId, id, subject.subjectId!) : undefined;
    if (replacesId && !before) throw core.referenceMissing({ reason: 'no such file to replace' }, 'replacesId');
    const next = before && { revision: before.revision + 1, documentType: subject.documentType ?? before.documentType };
    const file = next ? (await update(tx, FileRecord, first, next)).row : first;
    if (kind === 'attachment') tx.emit(FILE_ATTACHED, subject.subjectId ?? file.id, { file: [null, file.name] });
    return file;
  }

  /** 404 if it is gone, in another organization, or of a resource that the caller may not read. */
  async one(tx: Tx, id: Id): Promise<FileRecord> {
    const file = await byId(tx, FileRecord, id);
    if (file.deletedAt || !allowed(tx.ctx, file, 'read')) throw core.notFound({ id });
    return file;
  }

  /** All versions of a document, the newest first. */
  async versions(tx: Tx, id: Id): Promise<FileRecord[]> {
    const [, found] = await Promise.all([this.one(tx, id), versionsOf(tx, id)]);
    return found;
  }

  /** What a file is for people; a printout says it itself. */
  async change(tx: Tx, id: Id, { version, documentType }: { version: number; documentType?: DocumentType | null }): Promise<FileRecord> {
    this.requireWritable(tx, await this.one(tx, id), 'change');
    const { row, diff } = await update(tx, FileRecord, { id, version }, { documentType });
    tx.emit(FILE_CHANGED, row.subjectId ?? id, diff);
    return row;
  }

  async remove(tx: Tx, id: Id): Promise<FileRecord> {
    const file = await this.one(tx, id);
    this.requireWritable(tx, file, 'delete');
    if (!(await rows(tx, REMOVE, [id, tx.now, tx.ctx.actor])).length) throw core.notFound({ id });
    await unveilFile(tx, id);
    tx.emit(FILE_REMOVED, file.subjectId ?? id, { file: [file.name, null] });
    return { ...file, deletedAt: tx.now };
  }

  private requireWritable(tx: Tx, file: FileRecord, verb: string): void {
    if (file.kind === 'printout') throw core.invalidTransition({ verb, from: 'printout' });
    if (!allowed(tx.ctx, file, 'write')) throw core.missingPermission({ permission: `${file.resource}:write` });
  }

  read = (ctx: Ctx, { sha256 }: Pick<FileRecord, 'sha256'>): Promise<Readable> => this.storage.read(keyOf(ctx, sha256));

  /** For contents whose records have been deleted for good, after the commit. */
  async discard(ctx: Ctx, hashes: string[]): Promise<void> {
    await Promise.all(hashes.map((sha256) => this.storage.remove(keyOf(ctx, sha256))));
  }

  /** The whole content, at most 50 MB. */
  bytes = async (ctx: Ctx, file: Pick<FileRecord, 'sha256'>): Promise<Buffer> => buffer(await this.read(ctx, file));
}

/** Each organization has its own folder: none finds out by a hash what another one keeps. */
const keyOf = ({ organization }: Ctx, sha256: string) => `${organization}/${sha256.slice(0, 2)}/${sha256}`;

const allowed = ({ permissions, actor }: Ctx, { resource, createdBy }: FileRecord, action: 'read' | 'write') =>
  resource ? permissions.includes(`${resource}:${action}`) : action === 'read' || createdBy === actor || permissions.includes('organization:write');

/** A name for people: no paths, no control characters, at most 200 characters. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = [...last]
    .filter((char) => char >= ' ' && char !== '\x7f')
    .join('')
    .trim();
  return clean.length <= 200 ? clean || 'file' : `${clean.slice(0, 180)}${/\.\w{1,10}$/.exec(clean)?.[0] ?? ''}`;
}
