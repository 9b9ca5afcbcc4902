import { api, created, type Api } from '../../test/api';
import { asOwner } from '../../test/database';
import { history, over, schedule, scheduled, send } from '../../test/schedules';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { ReportPapers } from './reports.jobs';

const EMAIL = 'Quasti@meer.example';

jest.setTimeout(180_000); // the first paper waits for a browser to start

describe('what reports keep of people', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ worker: true })));
  afterAll(() => house?.close());

  it('an erased customer is written to no more, and the history does not say who it was', async () => {
    const ask = house.as();
    const { id, version } = await created(ask('POST', '/customers', { name: 'Quastenflosser', email: EMAIL }));
    const both = await schedule(ask, { recipients: [{ email: EMAIL, name: 'Quasti' }, { email: 'tax@adviser.example' }] });
    const only = await schedule(ask, { name: 'Only', recipients: [{ email: EMAIL }] });
    await send(ask, both.id);
    await over(ask, both.id);
    await created(ask('POST', `/customers/${id}/erase`, { version }));
    expect((await scheduled(ask, both.id)).recipients).toMatchObject([{ email: 'tax@adviser.example' }]);
    const alone = await scheduled(ask, only.id);
    expect(alone).toMatchObject({ recipients: [], paused: true, pausedReason: 'no_recipients', nextRunAt: null });
    const resumed = await ask('PATCH', `/report-schedules/${only.id}`, { version: alone.version, paused: false });
    expect([resumed.status, resumed.body.errors[0].code]).toEqual([422, 'schedule_nobody_left']);
    expect((await history(ask, both.id))[0].recipients.map(({ email, name }: any) => [email, name])).toEqual([
      [null, null],
      ['tax@adviser.example', null],
    ]);
    for (const table of ['analytics.report_schedules', 'analytics.report_deliveries', 'core.outgoing_mails', 'core.events'])
      expect([table, ...(await asOwner(house.db, `select t::text from ${table} t where t::text ilike '%quasti@%'`))]).toEqual([table]);
  });

  it('a paper that was asked for goes after a week, and is drawn again for who asks again', async () => {
    const ask = house.as();
    const { id } = await created(ask('POST', '/reports', { name: 'Invoices', question: { dataSet: 'invoices' } }));
    const paper = () => ask('GET', `/reports/${id}/export?format=pdf`);
    expect((await paper()).status).toBe(200);
    const files = () =>
      asOwner<{ kept: boolean }>(house.db, `select deleted_at is null as kept from core.files where organization_id = $1`, [ask.organization]);
    const night = () =>
      house.app.get(ReportPapers).tidy({
        ...{ organization: ask.organization, actor: SYSTEM_ACTOR, permissions: [], role: 'system', locale: 'en', requestId: ask.actor, cause: ask.actor },
      });
    await night();
    expect(await files()).toEqual([{ kept: true }]);
    await asOwner(house.db, `update core.jobs set finished_at = finished_at - interval '8 days' where organization_id = $1`, [ask.organization]);
    await night();
    expect(await files()).toEqual([{ kept: false }]);
    const [{ id: jobId }] = await asOwner<{ id: string }>(house.db, `select id from core.jobs where organization_id = $1`, [ask.organization]);
    expect((await ask('GET', `/reports/${id}/export?format=pdf&jobId=${jobId}`)).status).toBe(404);
    expect((await paper()).status).toBe(200);
  });
});
