import { build, install, requireNode, stopChildrenOnSignal } from './lib.mjs';

requireNode();
stopChildrenOnSignal();
await install();
await build({ force: true });
