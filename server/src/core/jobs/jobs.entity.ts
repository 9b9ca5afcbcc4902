import { ApiProperty } from '@nestjs/swagger';
import { Column } from 'typeorm';
import { Int, OneOf, Text, Time } from '../dto';
import { BaseRecord, Table } from '../record';

export const JOB_STATUS = ['queued', 'running', 'done', 'failed'] as const;
export type JobStatus = (typeof JOB_STATUS)[number];

export interface JobError {
  code: string;
  message: string;
  details?: object;
}

/** Work a person waits for: an import, a document, a bulk change. */
@Table('core.jobs')
export class JobRecord extends BaseRecord {
  @Text() type: string;
  @Column({ type: 'jsonb' }) payload: object;
  @OneOf('JobStatus', JOB_STATUS) status: JobStatus;
  @Int({ max: 100 }) progress: number;
  @Column({ type: 'json', nullable: true }) result: unknown;
  @Column({ type: 'jsonb', nullable: true }) error: JobError | null;
  @Time({ nullable: true }) finishedAt: string | null;
}

/** `GET /jobs/{id}`. */
export class Job {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ example: 'parts.import' }) type: string;
  @ApiProperty({ enum: JOB_STATUS, enumName: 'JobStatus' }) status: JobStatus;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 }) progress: number;
  @ApiProperty({
    description: 'what the job answers with, by its type',
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'array', items: {} }, { type: 'string' }, { type: 'number' }, { type: 'boolean' }],
    nullable: true,
  })
  result: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'code and message of the failure' }) error: JobError | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: 'string' }) finishedAt: string | null;
}

/** The answer of everything that goes on in the background (202). */
export class JobStarted {
  @ApiProperty({ type: 'string', format: 'uuid' }) jobId: string;
}
