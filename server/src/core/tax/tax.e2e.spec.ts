import { api, type Api } from '../../../test/api';
import { taxesFor } from '.';
import { someone } from '../../../test/database';

describe('tax rates over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());
  const own = [
    { country: 'AT', taxClass: 'standard', taxRate: 21, validFrom: '2027-01-01', note: 'raised' },
    { country: 'AT', taxClass: 'standard', taxRate: 20, validFrom: '1984-01-01' },
  ];

  it('begins with the usual ones, takes a table of its own, and gives the usual ones back', async () => {
    const ask = it_.as();
    const usual = (await ask('GET', '/tax-rates')).body.data;
    expect(usual).toContainEqual({ country: 'AT', taxClass: 'super_reduced', taxRate: 4.9, validFrom: '2026-07-01', note: expect.any(String), own: false });
    expect(await ask('PUT', '/tax-rates', own)).toMatchObject({
      status: 200,
      body: {
        data: [
          { taxRate: 20, own: true },
          { taxRate: 21, own: true, note: 'raised' },
        ],
      },
    });
    expect((await it_.as()('GET', '/tax-rates')).body.data).toEqual(usual);
    expect((await ask('PUT', '/tax-rates', [])).body.data).toEqual(usual);
  });

  it('refuses what is no table', async () => {
    const ask = it_.as();
    expect((await ask('PUT', '/tax-rates', [{ ...own[0], taxRate: 120 }])).body.errors[0]).toMatchObject({
      code: 'validation_failed',
      field: 'rates.0.taxRate',
    });
    expect((await ask('PUT', '/tax-rates', [own[0], own[0]])).status).toBe(400);
    expect((await ask('PUT', '/tax-rates', { rates: own })).status).toBe(400);
    expect((await it_.as(['settings:read'])('PUT', '/tax-rates', own)).status).toBe(403);
  });

  it('settles the lines of a document on the day of supply', async () => {
    const { organization } = Object.assign(it_.as());
    const ask = it_.as(undefined, organization);
    await ask('PUT', '/tax-rates', own);
    const of = (day: string, line: object) =>
      it_.db.work.read(someone({ organization }), (tx) =>
        taxesFor(tx, { buyer: { type: 'private', country: 'AT' }, day, lines: [{ kind: 'goods', ...line }] }),
      );
    expect(await of('2026-12-31', {})).toEqual([{ taxCategory: 'standard', taxRate: 20 }]);
    expect(await of('2027-01-01', {})).toEqual([{ taxCategory: 'standard', taxRate: 21 }]);
    await expect(of('1980-01-01', {})).rejects.toMatchObject({ code: 'tax_rate_unknown', status: 422 });
    await expect(of('2027-01-01', { taxRate: 20, taxCategory: 'export' })).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
