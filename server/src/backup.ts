import fs from 'node:fs';
import path from 'node:path';
import { readConfig } from './core/config';
import { Advice } from './core/config.reader';
import { dump, restore } from './core/db/backup';
import { openHome, type Home } from './database';

const USAGE = 'npm run backup -- <new folder>   |   npm run restore -- <folder> [--replace]';
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The database and, where they are kept on disk, the files. With the embedded database the product has to be stopped. */
async function main([verb, target, ...flags]: string[]): Promise<void> {
  if (!target || !(verb in VERBS)) throw new Advice(USAGE);
  const home = await openHome(readConfig());
  try {
    await VERBS[verb as keyof typeof VERBS](home, path.resolve(target), flags);
  } finally {
    await home.close();
  }
}

const filesOf = ({ config }: Home) => (config.s3 ? undefined : path.join(config.dataDir, 'files'));

const VERBS = {
  async backup(home: Home, folder: string): Promise<void> {
    if (fs.existsSync(folder) && fs.readdirSync(folder).length) throw new Advice(`${folder} is not empty.`);
    const { tables } = await dump(home.admin, folder, filesOf(home));
    say(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables in ${folder}${home.config.s3 ? '; files stay in S3' : ''}`);
  },
  async restore(home: Home, folder: string, flags: string[]): Promise<void> {
    const { tables, at } = await restore(home.admin, folder, { replace: flags.includes('--replace'), files: filesOf(home) });
    say(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows as they were at ${at}`);
  },
};

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error instanceof Advice ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
