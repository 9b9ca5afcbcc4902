import { randomUUID } from 'node:crypto';
import { SYSTEM_ACTOR } from '../src/core/jobs/runner';
import { ReportRunsService } from '../src/analytics/schedules.runs';
import { created, type Api, type Ask } from './api';
import { someone } from './database';

export type Member = Ask & { organization: string; actor: string };

export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let i = 0; i < 3_000; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(`never happened: ${JSON.stringify(await look())}`);
}

export const revenue = (more: object = {}) => ({
  name: 'Revenue',
  what: 'metrics',
  metricIds: ['revenue'],
  period: 'last_7_days',
  rhythm: { frequency: 'weekly', weekdays: [1] },
  time: '07:00',
  language: 'en',
  recipients: [{ email: 'tax@adviser.example', name: 'Tax Adviser' }],
  ...more,
});
export const schedule = (ask: Ask, more: object = {}) => created(ask('POST', '/report-schedules', revenue(more)));
export const scheduled = async (ask: Ask, id: string) => (await ask('GET', `/report-schedules/${id}`)).body.data;

/** As a worker does, at an instant; how many it began. */
export const begin = (house: Api, { organization }: Member, at: string): Promise<number> =>
  house.db.work.write(someone({ organization, actor: SYSTEM_ACTOR, role: 'system', cause: randomUUID(), at }), (tx) =>
    house.app.get(ReportRunsService).begin(tx),
  );

export const history = async (ask: Ask, id: string) => (await ask('GET', `/report-schedules/${id}/runs`)).body.data;
/** The runs, once there are so many and all of them are over. */
export const over = (ask: Ask, id: string, runs = 1) =>
  until(async () => {
    const found = await history(ask, id);
    return found.length === runs && found.every((run: any) => run.status !== 'running') && found;
  });
export const send = async (ask: Ask, id: string) => created(ask('POST', `/report-schedules/${id}/send`, { to: 'all' }));
