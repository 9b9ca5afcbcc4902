import os from 'node:os';
import path from 'node:path';
import { readConfig, type Config } from '../src/core/config';

/** What an empty environment gives, without demo, limits that no test reaches, and a folder that tests may fill. */
export const testConfig = (overrides: Partial<Config> = {}): Config => ({
  ...readConfig({ JWT_SECRET: 'only for the tests', KONTOR_DEMO: 'false', LOG_LEVEL: 'error', PORT: '0', PUBLIC_URL: 'http://kontor.test' }),
  dataDir: path.join(os.tmpdir(), 'kontor-tests'),
  rateLimitAnonymous: 1_000_000,
  rateLimitUser: 1_000_000,
  ...overrides,
});
