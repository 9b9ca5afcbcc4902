import { api, created, type Api } from '../../../test/api';
import { inWordsOf } from './words.rules';

describe('industries', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const keys = async (ask: Api['ask'], entity: string) =>
    (await ask('GET', `/custom-fields?entity=${entity}&perPage=100`)).body.data.map(({ key }: any) => key);

  it('bring their modules, words and fields when somebody registers', async () => {
    const optician = await house.register({ industry: 'optician', country: 'DE' });
    expect(optician.organization).toMatchObject({ industry: 'optician', customerWord: 'customer' });
    expect(optician.organization.modules).not.toContain('builds');
    expect(await keys(optician.ask, 'customers')).toEqual(expect.arrayContaining(['insuranceProvider', 'insuranceType', 'insuranceNumber']));
    expect(await keys(optician.ask, 'parts')).toContain('lensCoating');
    const clinic = await house.register({ industry: 'clinic' });
    expect(clinic.organization).toMatchObject({ customerWord: 'patient', modules: expect.arrayContaining(['scheduling']) });
    const maker = await house.register();
    expect(maker.organization.modules).toHaveLength(8);
    expect(await keys(maker.ask, 'customers')).toEqual([]);
  });

  it('can be changed later, and take nothing away', async () => {
    const { ask, organization } = await house.register({ industry: 'optician' });
    const [insurance] = (await ask('GET', '/custom-fields?entity=customers')).body.data;
    await created(ask('PATCH', `/custom-fields/${insurance.id}`, { version: 1, label: { de: 'Kasse', en: 'Fund' } }));
    const clinic = await created(ask('PATCH', '/organization', { version: organization.version, industry: 'clinic' }));
    expect(clinic).toMatchObject({ customerWord: 'patient', modules: ['scheduling', 'messaging', 'billing'] });
    expect(await keys(ask, 'customers')).toEqual(expect.arrayContaining(['framePreferences', 'emergencyContact']));
    expect((await ask('GET', `/custom-fields/${insurance.id}`)).body.data.label).toEqual({ de: 'Kasse', en: 'Fund' });
    const own = await created(ask('PATCH', '/organization', { version: clinic.version, industry: 'sales', modules: ['pipeline'], customerWord: 'customer' }));
    expect(own).toMatchObject({ modules: ['pipeline'], customerWord: 'customer' });
    expect((await ask('PATCH', '/organization', { version: own.version, modules: ['cooking'] })).body.errors).toMatchObject([{ field: 'modules' }]);
    const offers = (await ask('GET', '/industries')).body.data;
    expect(offers.map(({ industry }: any) => industry)).toEqual(['maker', 'optician', 'clinic', 'sales', 'services']);
  });

  it.each([
    ['patient', 'Kundennummer', 'Patientennummer'],
    ['patient', 'Der Kunde und seine Kunden', 'Der Patient und seine Patienten'],
    ['patient', 'Eine Sekunde, eine Urkunde', 'Eine Sekunde, eine Urkunde'],
    ['client', 'Customers of a customer', 'Clients of a client'],
    ['client', 'Kunde', 'Klient'],
    ['customer', 'Kunde', 'Kunde'],
  ] as const)('call a customer a %s: %s', (word, text, expected) => expect(inWordsOf(word, text)).toBe(expected));
});
