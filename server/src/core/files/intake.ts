import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { core } from '../problem';
import { files } from './files.problems';
import { sniff } from './sniff';

export const MAX_BYTES = 50 * 1024 * 1024;

export interface Content {
  /** On the local disk until `use` returns. */
  file: string;
  size: number;
  sha256: string;
  type: string;
}

/** Streams what comes in to a file of its own, counting and hashing on the way; the file is gone when `use` is done. */
export async function takeIn<T>(source: Readable, name: string, use: (content: Content) => Promise<T>): Promise<T> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'kontor-file-'));
  try {
    const file = path.join(folder, 'content');
    const { size, sha256 } = await spool(source, file);
    if (!size) throw files.fileEmpty({ name });
    return await use({ file, size, sha256, type: await sniff(file, size, name) });
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function spool(source: Readable, file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > MAX_BYTES) return done(core.tooLarge({ maximum: MAX_BYTES }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, count, createWriteStream(file));
  return { size, sha256: hash.digest('hex') };
}
