import { api, created, type Api, type Ask, type Registered } from '../../test/api';
import { keptAndCounted } from '../../test/figures';

/** What a newcomer of each industry finds after loading the sample, and that it leaves. */
describe.each([['optician'], ['clinic'], ['sales'], ['services']] as const)('the sample company of an industry: %s', (industry) => {
  let house: Api;
  let me: Registered;
  let ask: Ask;
  beforeAll(async () => {
    house = await api({ worker: true });
    me = await house.register({ industry });
    ({ ask } = me);
  }, 60_000);
  afterAll(() => house?.close());

  const total = async (path: string): Promise<number> => (await ask('GET', path)).body.pagination!.total;
  const finished = async (jobId: string) => {
    for (let i = 0; i < 3_000; i++) {
      const job = (await ask('GET', `/jobs/${jobId}`)).body.data;
      if (job.finishedAt || job.error) return job;
      await new Promise((again) => setTimeout(again, 50));
    }
    throw new Error('the job does not end');
  };
  const EXPECTED: Record<string, Record<string, number>> = {
    optician: {
      '/customers': 36,
      '/appointments?status=completed': 50,
      '/appointments?status=no_show': 1,
      '/invoices?status=paid': 20,
      '/parts': 9,
      '/orders': 15,
    },
    clinic: { '/customers': 40, '/appointments?status=completed': 50, '/invoices?status=paid': 40, '/resources': 6 },
    sales: {
      '/customers': 22,
      '/deals?status=open': 8,
      '/deals?status=won': 3,
      '/deals?status=lost': 3,
      '/quotes': 10,
      '/leads': 8,
      '/activities?state=open': 5,
    },
    services: {
      '/customers': 28,
      '/quotes?status=accepted': 10,
      '/jobs?status=completed': 8,
      '/invoices?status=paid': 6,
      '/leads': 6,
      '/notes?type=complaint': 1,
      '/resources': 2,
      '/appointments?status=confirmed': 5,
    },
  };

  it('is loaded: enough of everything to learn on', async () => {
    const { jobId } = await created(ask('POST', '/sample-company'));
    expect(await finished(jobId)).toMatchObject({ status: 'done', error: null });
    const short: [string, number][] = [];
    for (const [path, least] of Object.entries(EXPECTED[industry])) {
      const count = await total(path);
      if (count < least) short.push([path, count]);
    }
    expect(short).toEqual([]);
    expect((await ask('GET', '/invoices/number-gaps')).body.data).toEqual([]);
  }, 240_000);

  it('has every number right by what it heard alone', async () => {
    const { kept, counted } = await keptAndCounted(house, me);
    expect(kept).toEqual(counted);
  }, 120_000);

  it('leaves again', async () => {
    const { jobId } = await created(ask('DELETE', '/sample-company'));
    expect(await finished(jobId)).toMatchObject({ status: 'done', error: null });
    for (const path of ['/customers', '/channels', '/appointments', '/resources', '/deals', '/quotes', '/invoices', '/parts', '/leads'])
      expect([path, await total(path)]).toEqual([path, 0]);
  }, 120_000);
});
