import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../config';
import { newId } from '../id';

/** Where contents lie: under a key that names them by their hash, so that what is there never changes. */
export interface Storage {
  has(key: string): Promise<boolean>;
  /** Takes a finished file from the local disk. */
  put(key: string, file: string): Promise<void>;
  read(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}

export const STORAGE = Symbol('storage');

export class DiskStorage implements Storage {
  constructor(private readonly folder: string) {}

  has = (key: string): Promise<boolean> =>
    fs.access(this.at(key)).then(
      () => true,
      () => false,
    );

  async put(key: string, file: string): Promise<void> {
    await fs.mkdir(path.dirname(this.at(key)), { recursive: true });
    const beside = `${this.at(key)}.${newId()}`; // two may bring the same content at once
    await fs.copyFile(file, beside);
    await fs.rename(beside, this.at(key)); // whole or not at all
  }

  async read(key: string): Promise<Readable> {
    const handle = await fs.open(this.at(key)); // opened here, so that a missing file throws here
    return handle.createReadStream();
  }

  remove = (key: string): Promise<void> => fs.rm(this.at(key), { force: true });

  private at = (key: string) => path.join(this.folder, key);
}

export class S3Storage implements Storage {
  private readonly client: S3Client;

  constructor(private readonly s3: NonNullable<Config['s3']>) {
    const { endpoint, region, accessKeyId, secretAccessKey } = s3;
    const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
    // the checksum after the content that the SDK adds by itself is kept by some servers as part of the content; our keys are hashes already
    const checksums = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
    this.client = new S3Client({ region, endpoint: endpoint || undefined, forcePathStyle: Boolean(endpoint), credentials, ...checksums });
  }

  async has(key: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.named(key)));
      return true;
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return false;
      throw error;
    }
  }

  async put(key: string, file: string): Promise<void> {
    const { size } = await fs.stat(file);
    await this.client.send(new PutObjectCommand({ ...this.named(key), Body: createReadStream(file), ContentLength: size }));
  }

  async read(key: string): Promise<Readable> {
    const { Body } = await this.client.send(new GetObjectCommand(this.named(key)));
    return Body as Readable;
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.named(key)));
  }

  private named = (key: string) => ({ Bucket: this.s3.bucket, Key: key });
}

export const openStorage = (config: Config): Storage => (config.s3 ? new S3Storage(config.s3) : new DiskStorage(path.join(config.dataDir, 'files')));
