// Runs worker.ts without building it first: what jest does for tests, for a process of its own.
const fs = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => module._compile(transformSync(fs.readFileSync(filename, 'utf8'), { filename }).code, filename);
require('./worker.ts');
