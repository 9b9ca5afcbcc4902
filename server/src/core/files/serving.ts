import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import sharp from 'sharp';
import { contentDisposition } from '../http/disposition';
import { core } from '../problem';
import type { Ctx, Id } from '../tx';
import { Work } from '../work';
import type { FileRecord } from './files.entity';
import { FilesService } from './files.service';

/** What a browser may show by itself; everything else is downloaded. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'application/pdf', 'text/plain']);
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/tiff', 'image/svg+xml']);
const MAX_PIXELS = 100_000_000;

/** Files as answers: nothing a customer uploads may run as a page of ours. */
@Injectable()
export class Serving {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
  ) {}

  async file(ctx: Ctx, id: Id, reply: FastifyReply): Promise<void> {
    const file = await this.work.read(ctx, (tx) => this.files.one(tx, id));
    guarded(reply, file, SHOWN.has(file.type) ? 'inline' : 'attachment', file.name);
    if (unchanged(reply, file.sha256)) return void reply.status(304).send();
    const charset = file.type.startsWith('text/') ? '; charset=utf-8' : '';
    void reply
      .header('content-type', file.type + charset)
      .header('content-length', file.size)
      .send(await this.files.read(ctx, file));
  }

  /** A small WebP without what the camera wrote into the picture (place, device); 415 for what is no picture. */
  async preview(ctx: Ctx, id: Id, size: number, reply: FastifyReply): Promise<void> {
    const file = await this.work.read(ctx, (tx) => this.files.one(tx, id));
    if (!PICTURES.has(file.type)) throw core.unsupportedType({ type: file.type });
    guarded(reply, file, 'inline', `${file.name}.webp`);
    const tag = `${file.sha256}-${size}`;
    if (unchanged(reply, tag)) return void reply.status(304).send();
    const picture = await small(await this.files.bytes(ctx, file), size);
    void reply.header('content-type', 'image/webp').send(picture);
  }
}

function guarded(reply: FastifyReply, { createdAt }: FileRecord, kind: 'inline' | 'attachment', name: string): void {
  void reply.headers({
    'content-disposition': contentDisposition(kind, name),
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
    'last-modified': new Date(createdAt).toUTCString(),
  });
}

/** A file never changes: its hash is its tag. */
function unchanged(reply: FastifyReply, tag: string): boolean {
  void reply.header('etag', `"${tag}"`);
  return reply.request.headers['if-none-match'] === `"${tag}"`;
}

/** Turned upright by its EXIF data, which is then left behind. */
async function small(picture: Buffer, size: number): Promise<Buffer> {
  try {
    const image = sharp(picture, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate();
    return await image.resize(size, size, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 82 }).toBuffer();
  } catch (error) {
    throw core.unsupportedType({ reason: (error as Error).message });
  }
}
