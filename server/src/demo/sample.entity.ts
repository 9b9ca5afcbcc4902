import { ApiProperty } from '@nestjs/swagger';
import type { Id } from '../core/tx';

export const SAMPLE_STATUS = ['none', 'loading', 'loaded', 'removing', 'failed'] as const;
export type SampleStatus = (typeof SAMPLE_STATUS)[number];

/** `GET /sample-company`. */
export class SampleCompany {
  @ApiProperty({ enum: SAMPLE_STATUS, enumName: 'SampleStatus', description: 'failed: half loaded; to be removed' }) status: SampleStatus;
  @ApiProperty({ enum: ['load', 'remove'], isArray: true }) moves: ('load' | 'remove')[];
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'the job that loads or removes it' }) jobId: Id | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) loadedAt: string | null;
}
