import { randomInt } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import type { Config } from '../core/config';
import { EMAIL, seedDemo } from './seed';

/** What a first start has to say: an empty installation is filled with the demo organization unless KONTOR_DEMO is false. */
export async function welcome(app: NestFastifyApplication, config: Config): Promise<string[]> {
  if (!config.demo || config.process === 'worker' || !config.ownerUrl) return [];
  const owner = new Client({ connectionString: config.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query(
      `select pg_try_advisory_lock(hashtextextended('kontor demo', 0)) and not exists (select from core.organizations) as first`,
    );
    if (!rows[0].first) return []; // not empty, or another process is at it
    if (!config.registration) return ['No demo organization: KONTOR_REGISTRATION is false.'];
    return [await demo(app, config)];
  } finally {
    await owner.end();
  }
}

/** Fills the demo organization and says how to sign in. */
export async function demo(app: NestFastifyApplication, { demoPassword }: Config): Promise<string> {
  const password = demoPassword || readable();
  await seedDemo(app, password);
  return `Demo sign-in: ${EMAIL} / ${password}`;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, without what is mistaken for something else: 79 bits. */
const readable = () => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
