import { Id as IdField, Int, OneOf, Text } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';

@Table('core.files')
export class FileRecord extends BaseRecord {
  @Text({ max: 255 }) name: string;
  @Text({ description: 'what its content is, not what its name says' }) type: string;
  @Int() size: number;
  @Text() sha256: string;
  @Text({ nullable: true, description: 'the resource it is attached to' }) resource: string | null;
  @IdField({ nullable: true }) subjectId: Id | null;
  @OneOf('FileKind', ['attachment', 'printout']) kind: 'attachment' | 'printout';
}
