// Builds what is missing and runs one program of the server: `node scripts/task.mjs migrate`, or `backup backup <folder>`.
import { at, build, install, loadEnvFile, requireNode, run, stopChildrenOnSignal } from './lib.mjs';

requireNode();
const [name, ...args] = process.argv.slice(2);
stopChildrenOnSignal();
loadEnvFile();
await install();
await build({ server: true });
await run(process.execPath, [at('dist', 'server', 'src', `${name}.js`), ...args]).catch((error) => process.exit(error.code));
