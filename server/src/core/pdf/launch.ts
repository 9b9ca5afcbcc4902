import { Logger } from '@nestjs/common';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { assets } from './fonts';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
/** One process, or no same-origin policy: the npm build's defaults suit a function in a cloud, not this worker. */
const UNWANTED = ['--single-process', '--no-zygote', '--in-process-gpu', '--disable-web-security'];
const HARDENED = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions', '--no-first-run', '--font-render-hinting=none'];

const root = path.join(os.tmpdir(), `kontor-browser-${process.getuid?.() ?? 'user'}`);
let launched = 0;

/** A system Chromium where there is one, else the one from npm, in a folder of its own. */
export async function launch(configured: string): Promise<Browser> {
  clearOrphans();
  const profile = path.join(root, `profile-${process.pid}-${++launched}`); // a new one each time: a dying browser still writes into the old
  fs.mkdirSync(profile, { recursive: true });
  const puppeteer = (await import('puppeteer-core')).default;
  const system = [configured, ...SYSTEM].find((file) => file && fs.existsSync(file));
  if (system) return puppeteer.launch({ executablePath: system, headless: true, userDataDir: profile, args: HARDENED });
  const { executablePath, args, env } = await bundled();
  const given = puppeteer.defaultArgs({ args: [...args.filter((arg) => !UNWANTED.includes(arg)), ...HARDENED], headless: 'shell', userDataDir: profile });
  return puppeteer.launch({ executablePath, headless: 'shell', args: await given, env, ignoreDefaultArgs: true });
}

/** It unpacks its libraries only where it believes to be in a cloud function, decides that while it is imported, and changes this process's environment. */
async function bundled(): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }> {
  fs.mkdirSync(root, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: root, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const chromium = (await import('@sparticuz/chromium')).default;
    chromium.setGraphicsMode = false;
    const executablePath = await chromium.executablePath();
    const env = { ...process.env, FONTCONFIG_PATH: root, FONTCONFIG_FILE: fontConfig() } as Record<string, string>;
    return { executablePath, args: chromium.args, env };
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** Its own configuration names a fixed folder for fonts; with another one every document comes out empty. */
function fontConfig(): string {
  const file = path.join(root, 'fonts.conf');
  const folders = [path.join(root, 'fonts'), assets('fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  fs.writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${root}/cache</cachedir></fontconfig>`);
  return file;
}

/** A worker killed hard leaves its browser running; the profile's folder names the worker, and its lock the browser. */
function clearOrphans(): void {
  if (!fs.existsSync(root)) return;
  for (const folder of fs.readdirSync(root).filter((name) => name.startsWith('profile-'))) {
    if (alive(Number(folder.split('-')[1]))) continue;
    const browser = lockHolder(path.join(root, folder));
    if (browser && isBrowserOf(browser, folder)) process.kill(browser, 'SIGKILL');
    clear(path.join(root, folder));
  }
}

/** What cannot be cleared yet, because its processes are still ending, is cleared at the next start. */
function clear(folder: string): void {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    new Logger('browser').warn(`not cleared: ${(error as Error).message}`);
  }
}

const lockHolder = (folder: string): number | undefined => {
  const lock = path.join(folder, 'SingletonLock'); // a link to `host-pid`
  return fs.lstatSync(lock, { throwIfNoEntry: false })?.isSymbolicLink() ? Number(fs.readlinkSync(lock).split('-').at(-1)) : undefined;
};

/** A process id may have been given to somebody else since. */
function isBrowserOf(pid: number, folder: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return fs.existsSync(commandLine) && fs.readFileSync(commandLine, 'utf8').includes(folder);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
