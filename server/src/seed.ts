import { createApp } from './app';
import { readConfig } from './core/config';
import { Advice } from './core/config.reader';
import { openHome } from './database';
import { demo } from './demo';

/** `npm run seed`: the demo organization beside whatever is there; Kontor may be running meanwhile. */
async function main(): Promise<void> {
  const home = await openHome(readConfig(), { guest: true });
  const app = await createApp({ ...home.config, registration: true, queueUrl: '' });
  try {
    await app.init();
    process.stdout.write(`${await demo(app, home.config)}\n`);
  } finally {
    await app.close();
    await home.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof Advice ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
