import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openapi } from '../src/core/http/openapi';
import { BUILT_IN, type BuiltIn } from '../src/core/identity/permissions';
import { EMAIL, seedDemo } from '../src/demo/seed';
import { api, created, type Answer, type Api, type Ask } from './api';

type Method = Parameters<Ask>[0];
interface Operation {
  method: Method;
  path: string;
  permission: string;
  body?: Schema;
  form: boolean;
  query: { name: string; schema: Schema }[];
}
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  minItems?: number;
  minimum?: number;
  example?: unknown;
}

/** Everything the API can do with a permission, from its own description. */
function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Record<string, any>>)
      .filter(([, operation]) => operation['x-permission'])
      .map(([method, operation]) => ({
        method: method.toUpperCase() as Method,
        path: path.replace('/api/v1', ''),
        permission: operation['x-permission'],
        body: operation.requestBody?.content['application/json']?.schema,
        form: Boolean(operation.requestBody?.content['multipart/form-data']),
        query: (operation.parameters ?? []).filter((one: any) => one.in === 'query' && one.required),
      })),
  );
}

/** The least that the description calls a valid body. */
function bodyOf(schemas: Record<string, Schema>, schema: Schema): any {
  if (schema.$ref) return bodyOf(schemas, schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]);
  if (schema.enum) return schema.enum[0];
  if (schema.allOf ?? schema.anyOf) return bodyOf(schemas, (schema.allOf ?? schema.anyOf)![0]);
  const type = [schema.type].flat()[0];
  if (type === 'array') return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => bodyOf(schemas, schema.items!));
  if (type === 'object') return Object.fromEntries((schema.required ?? []).map((name) => [name, bodyOf(schemas, schema.properties![name])]));
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-05-01';
  if (schema.format === 'date-time') return '2026-05-01T10:00:00Z';
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return Math.max(1, schema.minimum ?? 1);
  return schema.example ?? 'text';
}

const FORM = Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\n\r\nName;Menge\r\na;1\r\n\r\n--x--\r\n');

/** Not what comes with every organization. */
const isOwn = ({ builtIn, standard }: { builtIn?: boolean; standard?: boolean }): boolean => !builtIn && !standard;
/** The same for everybody: what a number is. */
const OF_THE_HOUSE = ['/metrics'];

describe('who may do what', () => {
  let it_: Api;
  let operations: Operation[];
  let schemas: Record<string, Schema>;
  let owner: Ask;
  /** Of every list, what its newest record is called. */
  const known = new Map<string, string>();

  beforeAll(async () => {
    it_ = await api();
    const document = openapi(it_.app);
    operations = operationsOf(document);
    schemas = document.components!.schemas as Record<string, Schema>;
    await seedDemo(it_.app, 'demo password 1');
    const { accessToken } = (await it_.ask('POST', '/auth/login', { email: EMAIL, password: 'demo password 1' })).body.data;
    owner = (method, path, body, headers) => it_.ask(method, path, body, { authorization: `Bearer ${accessToken}`, ...headers });
    await owner('POST', '/roles', { name: 'Packer', permissions: ['deliveries:read'] });
    await created(owner('POST', '/dashboards', { name: 'Mine', tiles: [] }));
    await created(owner('POST', '/reports', { name: 'Mine', question: { dataSet: 'orders', columns: ['number'] } }));
    for (const { path } of operations.filter(({ method, path: at }) => method === 'GET' && at.endsWith('/{id}'))) {
      const list = path.slice(0, -'/{id}'.length);
      const { status, body } = await owner('GET', list);
      const own = status === 200 && body.data.find(isOwn);
      if (own && !OF_THE_HOUSE.includes(list)) known.set(list, own.id);
    }
  }, 120_000);
  afterAll(() => it_?.close());

  const ask = (who: Ask, { method, path, body, form, query }: Operation, id: string): Promise<Answer> => {
    const at =
      path.replace('{id}', id).replace(/\{\w+\}/g, () => randomUUID()) +
      (query.length ? `?${query.map(({ name, schema }) => `${name}=${bodyOf(schemas, schema)}`).join('&')}` : '');
    if (form) return who(method, at, FORM, { 'content-type': 'multipart/form-data; boundary=x' });
    return who(method, at, body && bodyOf(schemas, body));
  };
  const named = ({ method, path }: Operation, status: number) => `${method} ${path}: ${status}`;

  it.each(Object.keys(BUILT_IN) as BuiltIn[])('the role %s may do what it holds, and gets 403 for everything else', async (role) => {
    const who = it_.as(role);
    const wrong: string[] = [];
    for (const operation of operations) {
      const held = operation.permission === 'self' || (BUILT_IN[role] as readonly string[]).includes(operation.permission);
      if (held && (operation.method !== 'GET' || operation.permission === 'self')) continue; // what it may change is not changed here
      const { status } = await ask(who, operation, randomUUID());
      if (held ? [401, 403, 500].includes(status) : status !== 403) wrong.push(named(operation, status));
    }
    expect(wrong).toEqual([]);
  });

  it('nobody without a token gets past the door', async () => {
    const answers = await Promise.all(operations.map(async (operation) => [operation, (await ask(it_.ask, operation, randomUUID())).status] as const));
    expect(answers.filter(([, status]) => status !== 401).map(([operation, status]) => named(operation, status))).toEqual([]);
  });

  it('the administrator of another organization gets 404 for every record, whatever is asked of it', async () => {
    const stranger = it_.as('admin');
    const reached = operations.filter(
      ({ path, permission }) => path.includes('{id}') && permission !== 'self' && known.has(path.slice(0, path.indexOf('/{id}'))),
    );
    expect(reached.length).toBeGreaterThan(130);
    const wrong: string[] = [];
    for (const operation of reached) {
      const { status, body } = await ask(stranger, operation, known.get(operation.path.slice(0, operation.path.indexOf('/{id}')))!);
      if (status !== 404) wrong.push(`${named(operation, status)} ${JSON.stringify(body.errors)?.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
    // the records are there for their own people
    const own = await Promise.all([...known].map(async ([list, id]) => [list, (await owner('GET', `${list}/${id}`)).status]));
    expect(own.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('lists of another organization are empty', async () => {
    const stranger = it_.as('admin');
    const shared = ['/users', '/roles', '/number-series'];
    const totals = await Promise.all(
      [...known.keys()].filter((list) => !shared.includes(list)).map(async (list) => [list, (await stranger('GET', list)).body.data.filter(isOwn).length]),
    );
    expect(totals.filter(([, total]) => total !== 0)).toEqual([]);
  });
});
