// npm start: installs and builds what is missing, then becomes the product.
import { at, build, install, loadEnvFile, requireNode, stopChildrenOnSignal } from './lib.mjs';

requireNode();
const handOver = stopChildrenOnSignal();
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
if (process.env.npm_lifecycle_event === 'start' && process.platform !== 'win32') stopWithNpm();

/** A shell between npm and us does not always pass a signal on: where npm is gone, so are we. */
function stopWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
