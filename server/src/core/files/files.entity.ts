import { Computed, Id as IdField, Int, OneOf, Text } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';

export const DOCUMENT_TYPES = [
  'picture',
  'datasheet',
  'drawing',
  'model',
  'manual',
  'certificate',
  'contract',
  'invoice',
  'agreement',
  'photo',
  'other',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

@Table('core.files')
export class FileRecord extends BaseRecord {
  @Text({ max: 255 }) name: string;
  @Text({ description: 'what its content is, not what its name says' }) type: string;
  @Int() size: number;
  @Text() sha256: string;
  @Text({ nullable: true, description: 'the resource it is attached to' }) resource: string | null;
  @IdField({ nullable: true }) subjectId: Id | null;
  @OneOf('FileKind', ['attachment', 'printout']) kind: 'attachment' | 'printout';
  @OneOf('DocumentType', DOCUMENT_TYPES, { nullable: true, description: 'what it is for people' }) documentType: DocumentType | null;
  @Int({ min: 1, description: 'which version of the document this is' }) revision: number;
  @IdField({ nullable: true, description: 'the next version; lists show the newest' }) replacedById: Id | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true, description: 'who brought it' })
  uploadedByName: string | null;
}
