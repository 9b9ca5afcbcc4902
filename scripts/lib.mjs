// What the scripts share. Nothing here needs an installed package: it runs on a fresh clone.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const at = (...names) => path.join(ROOT, ...names);
const children = new Set();

/** Runs a command to its end; what it prints is shown only when it fails, unless `show`. Rejects on a code other than 0. */
export function run(command, args, { show = true, env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32';
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    children.add(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      children.delete(child);
      if (code === 0) return resolve();
      if (!show) process.stderr.write(said);
      reject(Object.assign(new Error(`${command} ${args.join(' ')}: ${signal ?? code}`), { code: code ?? 1 }));
    });
  });
}

/** Until the product has taken over its signals, a stop ends what was started here and then us. */
export function stopChildrenOnSignal() {
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
    process.exit(143);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  return () => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.off(signal, stop));
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Kontor needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const hash = (...files) => files.reduce((sum, file) => sum.update(fs.readFileSync(at(file))), crypto.createHash('sha256')).digest('hex');

/** Installs if the lock file is not the one that was installed last; a folder that somebody linked here is never touched. */
export async function install() {
  const folder = at('node_modules');
  if (fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const mark = path.join(folder, '.kontor-installed');
  const wanted = hash('package-lock.json', 'package.json');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  console.log('Installing packages …');
  await npmInstall();
  fs.writeFileSync(mark, wanted);
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** `npm ci` refuses where a registry lacks the optional packages of other platforms; `npm install` does not. */
async function npmInstall() {
  const before = fs.readFileSync(at('package-lock.json'));
  try {
    await run('npm', ['ci', ...QUIET], { show: false });
  } catch {
    console.log('npm ci did not succeed: trying npm install …');
    await run('npm', ['install', '--no-save', ...QUIET]);
    fs.writeFileSync(at('package-lock.json'), before); // npm may have noted this machine's registry in it
  }
}

const time = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0);

/** The youngest file below these paths. */
function youngest(...paths) {
  let latest = 0;
  for (const name of paths) {
    if (!fs.existsSync(at(name))) continue;
    if (!fs.statSync(at(name)).isDirectory()) latest = Math.max(latest, time(at(name)));
    else
      for (const entry of fs.readdirSync(at(name)))
        if (entry !== 'node_modules' && entry !== 'dist') latest = Math.max(latest, youngest(path.join(name, entry)));
  }
  return latest;
}

const bin = (...names) => at('node_modules', ...names);
export const hasWeb = () => ['vite.config.ts', 'vite.config.mts', 'vite.config.mjs', 'vite.config.js'].some((name) => fs.existsSync(at('web', name)));

export async function buildServer() {
  await run(process.execPath, [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  fs.writeFileSync(at('dist', '.built'), '');
}

export async function buildWeb() {
  const vite = [at('web', 'node_modules', 'vite', 'bin', 'vite.js'), bin('vite', 'bin', 'vite.js')].find(fs.existsSync);
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: at('web') });
  compress(at('web', 'dist'));
  fs.writeFileSync(at('web', 'dist', '.built'), '');
}

/** What never changes is compressed once, as small as can be, and not for every visitor. */
function compress(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!/\.(js|css|svg|json|wasm)$/.test(name) || fs.statSync(file).size < 1024) continue;
    const bytes = fs.readFileSync(file);
    const params = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, { params }));
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
  }
}

/** Builds what is older than its sources; `server` leaves the web application alone, `web` the server. */
export async function build({ force = false, server: onlyServer = false, web: onlyWeb = false } = {}) {
  const stale = (mark, ...sources) => force || youngest(...sources) > time(at(mark));
  const server = !onlyWeb && stale('dist/.built', 'server/src', 'migrations', 'docker/embedded', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json');
  const web =
    !onlyServer &&
    hasWeb() &&
    stale(
      'web/dist/.built',
      'web/src',
      'web/public',
      'web/index.html',
      'web/vite.config.ts',
      'web/vite.ahead.ts',
      'web/vite.pieces.ts',
      'web/vite.texts.ts',
      'web/package.json',
      'server/openapi.json',
      'package-lock.json',
    );
  if (server || web) console.log(`Building ${[server && 'server', web && 'web'].filter(Boolean).join(' and ')} …`);
  await Promise.all([server && buildServer(), web && buildWeb()]);
}

export function loadEnvFile() {
  if (fs.existsSync(at('.env'))) process.loadEnvFile(at('.env'));
}
