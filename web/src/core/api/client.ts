import { language, say } from '../texts';
import { mayGoOut } from '../viewAs';
import { heard, silent } from './network';
import { Problem, type Fault } from './problem';
import { bearer, renewed } from './token';

const BASE = '/api/v1';
const SELF = /^\/auth\/(log|register|accept-invitation|password-reset)/;

export interface Pagination {
  page: number | null;
  perPage: number;
  total: number | null;
  totalPages: number | null;
  nextCursor: string | null;
}

export interface Answer<T> {
  data: T;
  meta: { timestamp: string; requestId: string } & Record<string, unknown>;
  pagination?: Pagination;
  status: number;
}

export type Query = Record<string, string | number | boolean | null | undefined | (string | number)[]>;

export interface Sending {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** The same key and body give the same answer: a form makes one per attempt of a person and keeps it while retrying. */
  key?: string;
}

export function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** Sends with the session, renews it once on 401. What is not 2xx is thrown as a Problem. For everything that is not JSON; else `api`. */
export async function send(method: string, path: string, sending: Sending = {}): Promise<Response> {
  if (!mayGoOut(method, path)) throw new Problem(403, [{ code: 'view_as', message: say('core.viewAs.refused') }]);
  const request = () =>
    reach(`${BASE}${path}${queryString(sending.query)}`, { method, headers: headers(method, sending), body: payload(sending.body), signal: sending.signal });
  const sentWith = bearer();
  let response = await request();
  // signing in and out and renewing speak for themselves
  const again = response.status === 401 && !SELF.test(path) && (await renewed(sentWith));
  if (again) response = await request();
  if (response.ok) return response;
  throw await problemOf(response);
}

const payload = (body: unknown) => (body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body));

function headers(method: string, { body, key }: Sending): HeadersInit {
  const token = bearer();
  return {
    accept: 'application/json, */*;q=0.5',
    'accept-language': language(),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
    ...(method === 'POST' && { 'idempotency-key': key ?? crypto.randomUUID() }),
  };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    heard(response);
    return response;
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    silent();
    throw new Problem(0, [{ code: 'network', message: '' }]);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as { errors?: Fault[]; meta?: { requestId?: string } } | null;
  const faults = body?.errors?.length ? body.errors : [{ code: `http_${response.status}`, message: response.statusText }];
  return new Problem(response.status, faults, Number(response.headers.get('retry-after')) || undefined, body?.meta?.requestId);
}

async function ask<T>(method: string, path: string, sending?: Sending): Promise<Answer<T>> {
  const response = await send(method, path, sending);
  const body = response.status === 204 ? { data: null } : await response.json();
  return { ...body, status: response.status } as Answer<T>;
}

/** The API below `/api/v1`, envelope opened: `(await api.get<Part>('/parts/1')).data`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => ask<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, more?: Sending) => ask<T>('POST', path, { ...more, body }),
  put: <T>(path: string, body?: unknown, more?: Sending) => ask<T>('PUT', path, { ...more, body }),
  patch: <T>(path: string, body?: unknown, more?: Sending) => ask<T>('PATCH', path, { ...more, body }),
  delete: <T>(path: string, query?: Query) => ask<T>('DELETE', path, { query }),
};
