import { api, created, type Api, type Ask } from '../../../test/api';

const BOUNDARY = 'formed';
const form = (fields: Record<string, string>, text: string) => {
  const parts = Object.entries(fields).map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return `${parts.join('')}--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="contract.txt"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--${BOUNDARY}--\r\n`;
};
const upload = (ask: Ask, path: string, fields: Record<string, string>, text: string) =>
  ask('POST', path, Buffer.from(form(fields, text)), { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });

describe('versions of a document', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('lists show the newest, the others are kept; without the newest the one before it is the newest', async () => {
    const ask = house.as();
    const { id } = await created(ask('POST', '/customers', { name: 'Huber', email: 'eva@huber.example' }));
    const path = `/customers/${id}/files`;
    const first = await created(upload(ask, path, { documentType: 'contract' }, 'draft'));
    expect(first).toMatchObject({ documentType: 'contract', revision: 1, replacedById: null, uploadedByName: 'Somebody' });
    const second = await created(upload(ask, path, { replacesId: first.id }, 'final'));
    expect(second).toMatchObject({ documentType: 'contract', revision: 2 });
    const names = async (query = '') => (await ask('GET', `${path}${query}`)).body.data.map((one: any) => one.id);
    expect([await names(), await names('?documentType=contract'), await names('?documentType=photo')]).toEqual([[second.id], [second.id], []]);
    for (const one of [first, second]) expect((await ask('GET', `/files/${one.id}/versions`)).body.data.map(({ revision }: any) => revision)).toEqual([2, 1]);
    expect((await upload(ask, path, { replacesId: first.id }, 'too late')).status).toBe(422);
    expect((await ask('DELETE', `/files/${second.id}?version=${second.version}`)).status).toBe(200);
    expect(await names()).toEqual([first.id]);
    const other = await created(ask('POST', '/customers', { name: 'Moser', email: 'm@moser.example' }));
    expect((await upload(ask, `/customers/${other.id}/files`, { replacesId: first.id }, 'foreign')).status).toBe(422);
  });
});
