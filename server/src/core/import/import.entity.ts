import { ApiProperty } from '@nestjs/swagger';
import { Free, Id as IdField, Int, OneOf, Text, Texts, Time } from '../dto';
import { BaseRecord, Table } from '../record';
import { states } from '../states';
import type { Id } from '../tx';

export const BATCH = states({ undo: { from: ['done'], to: 'undone' } });
export type BatchStatus = (typeof BATCH.all)[number];

/** A file that was imported. */
@Table('core.import_batches')
export class ImportBatch extends BaseRecord {
  @Text({ description: 'what was imported: `parts`, `bom`' }) kind: string;
  @IdField({ nullable: true, description: 'the record it was imported into' }) subjectId: Id | null;
  @Text({ max: 255 }) fileName: string;
  @Text({ description: 'SHA-256 of the file' }) fileHash: string;
  @IdField({ nullable: true, description: 'the file as it came' }) fileId: Id | null;
  @Free({ description: 'field → header' }) mapping: Record<string, string>;
  @OneOf('ImportBatchStatus', BATCH.all) status: BatchStatus;
  @Int() rows: number;
  @Int() created: number;
  @Int() matched: number;
  @Int() updated: number;
  @Int() skipped: number;
  @Time({ nullable: true }) undoneAt: string | null;
}

const count = (description: string) => ApiProperty({ type: 'integer', minimum: 0, description });

export class ImportProposal {
  @ApiProperty({ type: 'integer', description: 'as the file counts: the header is 1' }) row: number;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'what it might be; null for a row of the same file or for something to ignore' })
  partId: Id | null;
  @ApiProperty({ enum: ['suffix_1', 'mirrored_fastener', 'spelling', 'file_extension', 'cad_artefact', 'placeholder_name'] }) reason: string;
}

export class ImportError {
  @ApiProperty({ type: 'integer' }) row: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'its header' }) column: string | null;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

/** What an import did, or in a dry run would do. `rows` = `created` + `matched` + `updated` + `skipped`. */
export class ImportAnswer {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null in a dry run' }) batchId: Id | null;
  @ApiProperty() dryRun: boolean;
  @count('rows below the header that are not empty') rows: number;
  @count('records made') created: number;
  @count('rows whose record was there and stays as it is') matched: number;
  @count('rows whose record was there and changes') updated: number;
  @count('rows left out: errors, and what a person decided to ignore') skipped: number;
  @ApiProperty({ type: () => ImportProposal, isArray: true }) proposals: ImportProposal[];
  @ApiProperty({ type: () => ImportError, isArray: true }) errors: ImportError[];
}

/** The headers of a file that is to be imported. */
export class ImportHeaders {
  @Text({ max: 50, description: 'what is imported: `parts`, `bom`, `customers`' }) kind: string;
  @Texts({ max: 500, filled: false }) headers: string[];
}

export class ImportColumns {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'field → header' }) mapping: Record<string, string>;
  @ApiProperty({ description: 'as it was chosen for such a file before; else by known headers' }) remembered: boolean;
}

/** A batch with what it answered. */
export class ImportBatchDetail extends ImportBatch {
  @ApiProperty({ type: () => ImportAnswer }) result: ImportAnswer;
  @ApiProperty({ type: 'string', isArray: true }) moves: string[];
}
