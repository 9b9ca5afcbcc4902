import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { inputOf, patchOf } from '../dto';
import { FileRecord } from './files.entity';

export class FilePatch extends patchOf(inputOf(FileRecord, ['documentType'])) {}

export class PreviewQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 16, maximum: 2000, default: 320, description: 'the longer side, in pixels' })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(16)
  @Max(2000)
  size?: number;
}
