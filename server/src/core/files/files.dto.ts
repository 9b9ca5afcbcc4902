import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { inputOf, patchOf } from '../dto';
import { PageQuery } from '../list';
import { DOCUMENT_TYPES, FileRecord, type DocumentType } from './files.entity';

export class FilePatch extends patchOf(inputOf(FileRecord, ['documentType'])) {}

export class FilesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DOCUMENT_TYPES }) @IsOptional() @IsIn(DOCUMENT_TYPES) documentType?: DocumentType;
}

export class PreviewQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 16, maximum: 2000, default: 320, description: 'the longer side, in pixels' })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(16)
  @Max(2000)
  size?: number;
}
