import fs from 'node:fs';
import path from 'node:path';
import { createApp } from '../app';
import { readConfig } from '../core/config';
import { openapi } from '../core/http/openapi';

/** Writes the API's description; needs no database, because the application is only looked at. */
async function write(file: string): Promise<void> {
  const app = await createApp({ ...readConfig({ LOG_LEVEL: 'error' }), jwtSecret: 'not used' }, { preview: true });
  fs.writeFileSync(file, `${JSON.stringify(openapi(app), null, 2)}\n`);
}

void write(path.resolve(process.argv[2] ?? 'server/openapi.json')).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
