// npm run dev: rebuilds and restarts the server on every change; the web application reloads by itself on port 5173.
import { spawn } from 'node:child_process';
import { at, build, hasWeb, install, loadEnvFile, requireNode } from './lib.mjs';

requireNode();
loadEnvFile();
await install();
await build();
const bin = (...names) => at('node_modules', ...names);
const jobs = {
  types: [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  server: ['--watch-path=dist/server', '--watch-path=dist/migrations', '--watch-preserve-output', 'dist/server/src/main.js'],
  ...(hasWeb() && { web: [bin('vite', 'bin', 'vite.js'), 'web'] }),
};
const children = Object.values(jobs).map((args) => spawn(process.execPath, args, { cwd: at(), stdio: ['ignore', 'inherit', 'inherit'] }));
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) child.once('exit', stop);
