// npm start: installs and builds what is missing, then becomes the product.
import fs from 'node:fs';
import { at, build, install, loadEnvFile, requireNode, stopChildrenOnSignal } from './lib.mjs';

requireNode();
const handOver = stopChildrenOnSignal();
if (process.env.npm_lifecycle_event === 'start' && process.platform !== 'win32') stopWithNpm();
loadEnvFile();
try {
  await install();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.chdir(at());
await import('../dist/server/src/main.js');
handOver();

/** npm may end on a signal without passing it on, even before we have begun: where npm is gone, so are we. */
function stopWithNpm() {
  const npm = process.ppid;
  const gone = () => process.ppid !== npm || (npm === 1 && !/npm|node|sh/.test(commandOf(1)));
  const watch = setInterval(() => {
    if (!gone()) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** Of a container, the first process may be npm itself. */
function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
