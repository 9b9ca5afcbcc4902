import fs from 'node:fs';
import path from 'node:path';
import { readConfig } from './config';
import { ConfigError } from './config.reader';

const root = path.resolve(__dirname, '../../..');
const refused = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).mistakes;
  }
};

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      databaseUrl: '',
      publicUrl: 'http://localhost:3000',
      demo: true,
      accessTokenMinutes: 15,
      refreshTokenDays: 7,
      process: 'all',
    });
    expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('tells every mistake at once, by the name of the variable, and no password', () => {
    const wrong = {
      PORT: 'eighty',
      POOL_SIZE: '0',
      KONTOR_DEMO: 'maybe',
      PROCESS: 'both',
      DATABASE_URL: 'mysql://me:geheim@host/db',
      JWT_SECRET: 'short',
      S3_BUCKET: 'files',
    };
    const mistakes = refused(wrong);
    expect(mistakes.map((mistake) => mistake.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'JWT_SECRET',
      'KONTOR_DEMO',
      'POOL_SIZE',
      'PORT',
      'PROCESS',
      'S3_ACCESS_KEY',
      'S3_SECRET_KEY',
    ]);
    expect(mistakes.join()).not.toContain('geheim');
  });

  it('wants the addresses of all three roles or of an administrator', () => {
    const url = 'postgres://app@host/kontor';
    expect(refused({ DATABASE_URL: url })).toEqual([]);
    expect(refused({ DATABASE_URL: url, OWNER_DATABASE_URL: url, RELAY_DATABASE_URL: url })).toEqual([]);
    expect(refused({ DATABASE_URL: url, OWNER_DATABASE_URL: url })).toEqual([expect.stringMatching(/^RELAY_DATABASE_URL/)]);
    expect(refused({ OWNER_DATABASE_URL: url, RELAY_DATABASE_URL: url })).toEqual([expect.stringMatching(/^DATABASE_URL/)]);
  });

  it('every variable that is read stands in .env.example and in the README, and no other', () => {
    const read = [...fs.readFileSync(path.join(__dirname, 'config.ts'), 'utf8').matchAll(/read\.\w+\('([A-Z0-9_]+)'/g)].map(([, name]) => name);
    const example = fs.readFileSync(path.join(root, '.env.example'), 'utf8');
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
    const names = [...new Set(read)].sort();
    expect([...example.matchAll(/^#?\s?([A-Z0-9_]+)=/gm)].map(([, name]) => name).sort()).toEqual(names);
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
