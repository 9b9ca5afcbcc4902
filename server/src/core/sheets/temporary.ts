import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { core } from '../problem';

export const LARGEST_UPLOAD = 50 * 1024 * 1024;

export interface Stored {
  path: string;
  bytes: number;
  sha256: string;
  /** Removes it from the disk; whoever stored it calls this in `finally`. */
  remove(): Promise<void>;
}

/** Writes a stream to a temporary file, because a zip is read from its end; 413 `too_large` beyond `limit` bytes. */
export async function store(stream: Readable, limit = LARGEST_UPLOAD): Promise<Stored> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kontor-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'upload');
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > limit ? core.tooLarge({ limit }) : null, chunk);
    },
  });
  try {
    await pipeline(stream, meter, createWriteStream(file));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path: file, bytes, sha256: hash.digest('hex'), remove };
}
