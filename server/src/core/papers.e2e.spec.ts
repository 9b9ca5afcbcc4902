import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { api, type Api, type Ask } from '../../test/api';
import { safeName } from './files/files.service';
import { contentDisposition } from './http/disposition';

const form = (name: string, content: Buffer | string) => {
  const boundary = 'xXx';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name.replace(/"/g, '%22')}"\r\nContent-Type: application/x-lie\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};
const send = (ask: Ask, to: string, name: string, content: Buffer | string, headers: object = {}) => {
  const { body, headers: own } = form(name, content);
  return ask('POST', to, body, { ...own, ...headers });
};

describe('files', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());
  const part = async (ask: Ask) => (await ask('POST', '/parts', { sku: randomUUID(), name: 'Bolt' })).body.data.id as string;

  it('keeps a file of a record by its content, shows it and tells its history', async () => {
    const ask = house.as();
    const id = await part(ask);
    const content = Buffer.from('sku,name\nA-1,Größe\n');
    const made = await send(ask, `/parts/${id}/files`, "Zoë O'Brien <b>.csv", content);
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          name: "Zoë O'Brien <b>.csv",
          type: 'text/csv',
          size: content.length,
          subjectId: id,
          resource: 'parts',
          sha256: createHash('sha256').update(content).digest('hex'),
        },
      },
    });
    expect((await ask('GET', `/parts/${id}/files`)).body).toMatchObject({
      data: [{ id: made.body.data.id }],
      pagination: { page: 1, perPage: 50, total: 1, totalPages: 1, nextCursor: null },
    });
    const named = await ask('PATCH', `/files/${made.body.data.id}`, { version: 1, documentType: 'datasheet' });
    expect([made.body.data.documentType, named.body.data.documentType]).toEqual([null, 'datasheet']);
    expect((await ask('PATCH', `/files/${made.body.data.id}`, { version: 2, documentType: 'novel' })).status).toBe(400);
    const got = await ask('GET', `/files/${made.body.data.id}`);
    expect(got).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      },
    });
    expect(got.headers['content-disposition']).toBe(`attachment; filename="Zoe O'Brien _b_.csv"; filename*=UTF-8''Zo%C3%AB%20O%27Brien%20%3Cb%3E.csv`);
    expect(got.body).toEqual(content);
    expect((await ask('GET', `/files/${made.body.data.id}`, undefined, { 'if-none-match': got.headers.etag })).status).toBe(304);

    await ask('PATCH', `/parts/${id}`, { version: 1, name: 'Nut' });
    expect((await ask('DELETE', `/files/${made.body.data.id}`)).status).toBe(200);
    expect((await ask('GET', `/files/${made.body.data.id}`)).status).toBe(404);
    const history = await ask('GET', `/parts/${id}/history`);
    expect(history.body.data.map((entry: any) => [entry.type, entry.changes])).toEqual([
      ['core.file_removed', { file: ["Zoë O'Brien <b>.csv", null] }],
      ['parts.part_changed', { name: ['Bolt', 'Nut'] }],
      ['core.file_changed', { documentType: [null, 'datasheet'] }],
      ['core.file_attached', { file: [null, "Zoë O'Brien <b>.csv"] }],
      ['parts.part_created', expect.objectContaining({ name: [null, 'Bolt'] })],
    ]);
    expect(history.body.data[0]).toMatchObject({ actor: ask.actor, actorName: 'Somebody' });
    const first = await ask('GET', `/parts/${id}/history?perPage=3`);
    const rest = await ask('GET', `/parts/${id}/history?perPage=3&cursor=${first.body.pagination!.nextCursor}`);
    expect([...first.body.data, ...rest.body.data]).toEqual(history.body.data);
    expect((await ask('GET', `/parts/${id}/history?cursor=nonsense`)).status).toBe(400);
  });

  it('is closed to other organizations and to those without the permission', async () => {
    const ask = house.as();
    const id = await part(ask);
    const file = (await send(ask, `/parts/${id}/files`, 'a.txt', 'secret')).body.data.id;
    const stranger = house.as();
    for (const url of [`/files/${file}`, `/files/${file}/preview`, `/parts/${id}/files`, `/parts/${id}/history`])
      expect((await stranger('GET', url)).status).toBe(404);
    expect((await send(stranger, `/parts/${id}/files`, 'a.txt', 'x')).status).toBe(404);
    expect((await stranger('DELETE', `/files/${file}`)).status).toBe(404);
    expect((await house.as(['files:read', 'customers:read'], ask.organization)('GET', `/files/${file}`)).status).toBe(404);
    expect((await house.as(['files:read', 'files:write', 'parts:read'], ask.organization)('DELETE', `/files/${file}`)).status).toBe(403);
    expect((await house.as(['files:read', 'parts:read'], ask.organization)('GET', `/files/${file}`)).status).toBe(200);
  });

  it('believes the content, not the name', async () => {
    const ask = house.as();
    const type = async (name: string, content: Buffer | string) => {
      const { status, body } = await send(ask, '/files', name, content);
      return status === 201 ? body.data.type : `${status} ${body.errors[0].code}`;
    };
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await type('invoice.pdf', png)).toBe('image/png');
    expect(await type('page.html', '<html><script>alert(1)</script></html>')).toBe('text/plain');
    expect(await type('logo.png', '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"></svg>')).toBe('image/svg+xml');
    expect(await type('a.json', '{"a": [1]}')).toBe('application/json');
    expect(await type('a.json', '{"a": [1')).toBe('text/plain');
    expect(await type('list.csv', Buffer.from([0xff, 0xfe, 0x00, 0x41]))).not.toBe('text/csv');
    expect(await type('tool.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]))).toBe('415 file_type_refused');
    expect(await type('nothing.txt', '')).toBe('422 file_empty');
  });

  it('shows pictures small, upright and without what the camera wrote', async () => {
    const ask = house.as();
    const photo = await sharp({ create: { width: 900, height: 300, channels: 3, background: 'blue' } })
      .jpeg()
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '48/1 12/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { id } = (await send(ask, '/files', 'photo.jpg', photo)).body.data;
    const preview = await ask('GET', `/files/${id}/preview?size=150`);
    expect(preview).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } });
    const { width, height, exif } = await sharp(preview.body as never).metadata();
    expect([width, height, exif]).toEqual([50, 150, undefined]);
    const text = (await send(ask, '/files', 'a.txt', 'x')).body.data.id;
    expect((await ask('GET', `/files/${text}/preview`)).status).toBe(415);
    expect((await ask('GET', `/files/${id}/preview?size=5`)).status).toBe(400);
  });

  it('refuses what is too large, no form, or a form without a file, and leaves nothing behind', async () => {
    const ask = house.as();
    expect(await send(ask, '/files', 'big.bin', Buffer.alloc(50 * 1024 * 1024 + 1, 1))).toMatchObject({
      status: 413,
      body: { errors: [{ code: 'too_large' }] },
    });
    expect((await ask('POST', '/files', { a: 1 })).status).toBe(415);
    expect(await ask('POST', '/files', '--x--\r\n', { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject({ status: 400 });
    expect((await ask('GET', `/parts/${randomUUID()}/files`)).status).toBe(404);
    expect(fs.existsSync(path.join(house.db.folder, 'files', ask.organization))).toBe(false);
  });

  it('does the same key once, and refuses it with another file', async () => {
    const ask = house.as();
    const key = { 'idempotency-key': randomUUID() };
    const [one, two] = [await send(ask, '/files', 'a.txt', 'one', key), await send(ask, '/files', 'a.txt', 'one', key)];
    expect(two.body.data).toEqual(one.body.data);
    expect(await send(ask, '/files', 'a.txt', 'two', key)).toMatchObject({ status: 409, body: { errors: [{ code: 'idempotency_key_reused' }] } });
  });

  it('gives every name back, safely', () => {
    expect(safeName('../../etc/pass\u0000wd')).toBe('passwd');
    expect(safeName(`${'ä'.repeat(300)}.pdf`)).toHaveLength(184);
    expect(contentDisposition('inline', 'a"\r\nSet-Cookie: x=1; 💶.pdf')).toBe(
      `inline; filename="a___Set-Cookie_ x=1_ __.pdf"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x%3D1%3B%20%F0%9F%92%B6.pdf`,
    );
    expect(contentDisposition('inline', '\ud800')).toContain(`UTF-8''%EF%BF%BD`);
  });
});
