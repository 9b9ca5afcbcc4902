import { readConfig } from './core/config';
import { openHome } from './database';

/** `npm run migrate`: brings the database to the newest state and ends. */
void openHome(readConfig())
  .then((home) => home.close())
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
