import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { core, Problem } from '../problem';
import type { Ctx } from '../tx';
import { DOCUMENT_TYPES, type DocumentType } from './files.entity';
import { files } from './files.problems';
import type { FilesService, Stored } from './files.service';
import { MAX_BYTES } from './intake';

/** Forms with files, streamed: nothing is kept in memory and nothing runs before a route asks for its file. */
export function takeUploads(fastify: FastifyInstance): void {
  // one byte more than we take: the plugin would end a file at its limit as if it were whole, while our own count refuses it
  void fastify.register(multipart, { limits: { fileSize: MAX_BYTES + 1, files: 1, fields: 20, fieldSize: 1_000_000, parts: 25 }, throwFileSizeLimit: true });
}

export interface Upload extends Stored {
  /** The other fields of the form that came before or after the file. */
  fields: Record<string, string>;
}

/** The one file of a form, stored. 400 `file_missing`, 413, 415 if the request is no form. */
export async function receive(ctx: Ctx, request: FastifyRequest, service: FilesService): Promise<Upload> {
  if (!request.isMultipart()) throw core.unsupportedType({ expected: 'multipart/form-data' });
  const fields: Record<string, string> = {};
  let stored: Stored | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else stored = await service.store(ctx, part.filename || 'file', part.file);
    }
  } catch (error) {
    throw asProblem(error);
  }
  if (!stored) throw files.fileMissing({}, 'file');
  return { ...stored, fields };
}

/** What the form says the file is, and of what it is a newer version, if anything; 400 for a type that there is not. */
export const documentOf = (fields: Record<string, string>) => ({ documentType: typeOf(fields), replacesId: fields.replacesId || undefined });

function typeOf({ documentType }: Record<string, string>): DocumentType | undefined {
  const known = DOCUMENT_TYPES.find((type) => type === documentType);
  if (documentType && !known) throw core.validationFailed({ reason: `one of ${DOCUMENT_TYPES.join(', ')}` }, 'documentType');
  return known;
}

/** The same key with another file is another request: the guard has seen the address only. */
export const onceFor = (ctx: Ctx, { sha256, name }: Stored): Ctx =>
  ctx.once ? { ...ctx, once: { ...ctx.once, hash: createHash('sha256').update(`${ctx.once.hash} ${sha256} ${name}`).digest('base64url') } } : ctx;

function asProblem(error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message?: string };
  if (error instanceof Problem) return error;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return core.tooLarge({ maximum: MAX_BYTES });
  if (code.startsWith('FST_') || /multipart|unexpected end of form|malformed/i.test(message ?? '')) return core.validationFailed({ reason: message });
  return error;
}

/** The form with one file, for OpenAPI. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      required: true,
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' }, documentType: { type: 'string', enum: [...DOCUMENT_TYPES] } },
      },
    }),
  );
