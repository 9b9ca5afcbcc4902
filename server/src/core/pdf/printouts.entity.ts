import { Column } from 'typeorm';
import { Id as IdField, Int, OneOf, Text } from '../dto';
import type { JobError } from '../jobs/jobs.entity';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';

/** One revision of a document, from the request to the finished file. */
@Table('core.printouts')
export class Printout extends BaseRecord {
  @Text() kind: string;
  @IdField() subjectId: Id;
  @Int() revision: number;
  @Text({ nullable: true }) language: string | null;
  @Text({ nullable: true }) name: string | null;
  @OneOf('PrintoutStatus', ['queued', 'rendering', 'done', 'failed']) status: 'queued' | 'rendering' | 'done' | 'failed';
  @IdField() jobId: Id;
  @IdField({ nullable: true }) fileId: Id | null;
  @Text({ nullable: true }) sha256: string | null;
  @Column({ type: 'jsonb', nullable: true }) error: JobError | null;
}
