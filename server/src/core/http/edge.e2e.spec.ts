import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { api, type Api } from '../../../test/api';
import { MemoryRates } from './limits.storage';

const page = '<!doctype html><html><body>Kontor</body></html>';

describe('the edge', () => {
  let house: Api;
  const webDir = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-web-'));
  beforeAll(async () => {
    fs.mkdirSync(path.join(webDir, 'assets'));
    fs.writeFileSync(path.join(webDir, 'index.html'), page);
    fs.writeFileSync(path.join(webDir, 'assets', 'app-abc123.js'), 'hello()');
    house = await api({ webDir, corsOrigins: ['https://shop.example'] });
  });
  afterAll(async () => {
    await house?.close();
    fs.rmSync(webDir, { recursive: true });
  });
  const get = (url: string, headers = {}) => house.app.inject({ method: 'GET', url, headers });

  it('answers 304 to who has the same, though the time and the id of the request differ', async () => {
    const me = house.as();
    const first = await me('GET', '/parts');
    expect(first).toMatchObject({ status: 200, headers: { etag: expect.stringMatching(/^W\/"/), 'cache-control': 'private, no-cache' } });
    const again = await me('GET', '/parts', undefined, { 'if-none-match': first.headers.etag });
    expect([again.status, String(again.body)]).toEqual([304, '']);
    await me('POST', '/parts', { sku: 'X-1', name: 'Axle' });
    expect((await me('GET', '/parts', undefined, { 'if-none-match': first.headers.etag })).status).toBe(200);
  });

  it('compresses long answers', async () => {
    const answer = await get('/api/docs-json', { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString()).openapi).toMatch(/^3\.1\./);
  });

  it('refuses an export so that it can be read, though the file had begun to be one', async () => {
    const refused = await house.as()('GET', '/parts/export?search=a%00b', undefined, { 'accept-encoding': 'gzip' });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ code: 'validation_failed' }] } });
    expect(refused.headers['content-encoding'] ?? refused.headers['content-disposition']).toBeUndefined();
  });

  it('sends strict headers that Swagger can live with', async () => {
    const swagger = await get('/api/docs');
    expect(swagger.statusCode).toBe(200);
    expect(swagger.headers['content-security-policy']).toContain(`script-src 'self' 'wasm-unsafe-eval';`);
    expect(swagger.body).not.toMatch(/<script>(?!\s*<)/);
    expect(swagger.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-request-id': expect.any(String) });
    expect(swagger.headers['strict-transport-security']).toBeUndefined();
  });

  it('lets in the origins that were named and no other', async () => {
    const asked = (origin: string) =>
      house.app.inject({ method: 'OPTIONS', url: '/api/v1/parts', headers: { origin, 'access-control-request-method': 'GET' } });
    expect((await asked('https://shop.example')).headers['access-control-allow-origin']).toBe('https://shop.example');
    expect((await asked('https://elsewhere.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('serves the web application for every page, its hashed files for ever, and nothing of it below the API', async () => {
    for (const url of ['/', '/parts/42', '/index.html']) expect(await get(url, { accept: 'text/html' })).toMatchObject({ statusCode: 200, body: page });
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
    expect((await get('/assets/app-abc123.js')).headers['cache-control']).toContain('immutable');
    for (const url of ['/api/v1/nothing', '/api/nothing', '/assets/app-older.js', '/assets/..%2f..%2fpackage.json']) {
      const answer = await get(url, { accept: 'text/html' });
      expect([url, answer.statusCode, answer.json().errors?.[0].code]).toEqual([url, 404, 'not_found']);
    }
  });

  it('refuses what is too large, no JSON, or a form where none belongs, in the envelope', async () => {
    const me = house.as();
    const large = await me('POST', '/parts', { sku: 'L', name: 'x'.repeat(1_100_000) });
    const text = await me('POST', '/parts', 'sku=1', { 'content-type': 'text/plain' });
    const form = await me('POST', '/parts', '--x--', { 'content-type': 'multipart/form-data; boundary=x' });
    expect([large, text, form].map(({ status, body }) => [status, body.data, body.errors[0].code])).toEqual([
      [413, null, 'too_large'],
      [415, null, 'unsupported_type'],
      [415, null, 'unsupported_type'],
    ]);
  });

  it('takes null for what the house fills in as nothing said; where it is a change, and what is no object in a list, is refused by its field', async () => {
    const me = house.as('admin');
    const refused = async (asked: ReturnType<typeof me>) => {
      const { status, body } = await asked;
      return [status, body.errors?.[0].code, body.errors?.[0].field];
    };
    const customer = (await me('POST', '/customers', { name: 'Huber', email: 'h@huber.example', language: null })).body.data;
    expect(customer).toMatchObject({ version: 1 });
    const line = { description: 'Oil', quantity: 1, unitPrice: '4.00' };
    const order = await me('POST', '/orders', { customerId: customer.id, currency: null, items: [{ ...line, discountPercent: null }] });
    expect(order).toMatchObject({ status: 201, body: { data: { currency: 'EUR', items: [{ discountPercent: 0 }] } } });
    const { id } = order.body.data;
    expect(await refused(me('PATCH', `/orders/${id}`, { version: 1, currency: null }))).toEqual([400, 'validation_failed', 'currency']);
    expect(await refused(me('PATCH', `/orders/${id}`, { version: 1, items: [[]] }))).toEqual([400, 'validation_failed', 'items']);
    // a PUT that says nothing of them leaves the house's own values, here and where a rule reads them
    const put = await me('PUT', `/orders/${id}`, { version: 1, customerId: customer.id, items: [line] });
    expect(put).toMatchObject({ status: 200, body: { data: { currency: 'EUR', totalAmount: '4.80' } } });
    const closed = (await me('POST', '/special-hours', { day: '2026-12-24', hours: [] })).body.data;
    expect((await me('PUT', `/special-hours/${closed.id}`, { day: '2026-12-31', version: 1 })).body.data).toMatchObject({ day: '2026-12-31', hours: [] });
    const deep = `{"name":"Deep","specifications":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`;
    expect(await refused(me('POST', '/parts', deep, { 'content-type': 'application/json', 'idempotency-key': 'deep' }))).toEqual([
      400,
      'validation_failed',
      'body',
    ]);
    const many = await me('PATCH', `/orders/${id}`, { version: 2, items: Array.from({ length: 5_000 }, () => ({})) });
    expect([many.status, many.body.errors.length, many.body.errors[0].field]).toEqual([400, 1, 'items']);
    const wrong = await me('PATCH', `/orders/${id}`, { version: 2, items: Array.from({ length: 400 }, () => ({})) });
    expect([wrong.status, wrong.body.errors.length]).toEqual([400, 200]);
    const half = '{"name":"Half","email":"half\\ud800@huber.example"}';
    expect(await refused(me('POST', '/customers', half, { 'content-type': 'application/json' }))).toEqual([400, 'validation_failed', undefined]);
  });

  it('tells how it is', async () => {
    expect((await get('/health/live')).json().data).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).statusCode).toBe(200);
    await house.as()('GET', '/parts');
    const { body } = await get('/metrics');
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/parts",code="200"\} \d/);
    expect(body).toMatch(/database_connections\{state="idle"\} \d/);
  });

  it('a worker is looked after and serves nothing else', async () => {
    const worker = await api({ process: 'worker' });
    const answers = await Promise.all(['/health/ready', '/', '/api/v1/parts'].map((url) => worker.app.inject({ method: 'GET', url })));
    await worker.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404]);
  });
});

describe('limits', () => {
  let house: Api;
  beforeAll(async () => void (house = await api({ rateLimitAnonymous: 3, rateLimitUser: 6 })));
  afterAll(() => house?.close());
  const times = async (n: number, ask: () => Promise<{ status: number }>) => {
    const statuses: number[] = [];
    for (let i = 0; i < n; i++) statuses.push((await ask()).status);
    return statuses;
  };

  it('nobody, a forged token and an unknown key share what their address may; a person has more, for themselves', async () => {
    const forged = { authorization: 'Bearer not.a.token' };
    expect(await times(2, () => house.ask('GET', '/parts', undefined, forged))).toEqual([401, 401]);
    expect(await times(2, () => house.ask('GET', '/parts', undefined, { 'x-api-key': 'made-up' }))).toEqual([401, 429]);
    const refused = await house.ask('GET', '/parts');
    expect(refused).toMatchObject({ status: 429, body: { data: null, errors: [{ code: 'rate_limited' }] } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    const [anna, bea] = [house.as(), house.as()];
    expect(await times(7, () => anna('GET', '/parts'))).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await times(1, () => bea('GET', '/parts'))).toEqual([200]);
    expect((await house.app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
  });

  it('a minute later one may ask again', async () => {
    let now = 0;
    const rates = new MemoryRates(() => now);
    const hits = async () => (await rates.increment('k', 60_000, 2)).isBlocked;
    expect([await hits(), await hits(), await hits()]).toEqual([false, false, true]);
    now = 59_999;
    expect(await rates.increment('k', 60_000, 2)).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    now = 60_000;
    expect(await hits()).toBe(false);
  });
});
