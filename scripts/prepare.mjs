// After npm install in a clone: commits are checked. In an archive, an image, CI, or a repository with several work trees
// (they share one configuration) nothing is set.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { at } from './lib.mjs';

const ours = fs.existsSync(at('.git')) && fs.statSync(at('.git')).isDirectory() && !fs.existsSync(at('.git', 'worktrees'));
if (ours && process.env.CI !== 'true') spawnSync('git', ['config', 'core.hooksPath', '.githooks'], { cwd: at(), stdio: 'ignore' });
