import { Problem } from './problem';

const BASE = '/api/v1';
const HINT = 'kontor.signedIn';
let token: string | null = null;
let running: Promise<boolean> | null = null;
const lost = new Set<() => void>();
const kept = new Set<(token: string) => void>();

/** While the session that this page was in is over: settles with whether somebody signed in again. */
let over: { again: Promise<boolean>; settle: (again: boolean) => void } | null = null;

export const bearer = (): string | null => token;

/** Keeps the access token in memory only; the hint (no secret) says whether a reload is worth asking the server for another. */
export function keep(accessToken: string | null): void {
  token = accessToken;
  over?.settle(accessToken !== null);
  over = null;
  if (accessToken) localStorage.setItem(HINT, '1');
  else localStorage.removeItem(HINT);
  if (accessToken) for (const fn of kept) fn(accessToken);
}

export const wasSignedIn = (): boolean => localStorage.getItem(HINT) === '1';

/** Called with every fresh access token. */
export function onKept(fn: (token: string) => void): () => void {
  kept.add(fn);
  return () => kept.delete(fn);
}

/** Called when the session cannot be renewed. */
export function onLost(fn: () => void): () => void {
  lost.add(fn);
  return () => lost.delete(fn);
}

/**
 * Whether what was refused for want of a session may be asked once more: renews it, or waits where it is over until the same person has
 * signed in over the page, so that nothing on it fails meanwhile.
 */
export async function renewed(sentWith: string | null): Promise<boolean> {
  if (token && token !== sentWith) return true;
  if (!over && (await refresh())) return true;
  return over ? over.again : false;
}

/**
 * Renews the access token; false where the session is over. One tab at a time: two that sent the same refresh token would
 * look like a stolen one and end the session. `keepalive`, so that leaving the page does not lose the rotated cookie.
 */
export function refresh(): Promise<boolean> {
  running ??= locked(renew).finally(() => (running = null));
  return running;
}

const locked = <T>(fn: () => Promise<T>): Promise<T> => (navigator.locks ? (navigator.locks.request('kontor.refresh', fn) as Promise<T>) : fn());

const UNDER_WAY = 'kontor.refreshing';
const SETTLE_MS = 5_000;

/** A page that was left while it renewed: its answer still sets the cookie, and the old one must not be sent beside it. */
async function settle(): Promise<void> {
  const since = Date.now() - Number(localStorage.getItem(UNDER_WAY) ?? 0);
  if (since < SETTLE_MS) await new Promise((go) => setTimeout(go, SETTLE_MS - since));
}

async function renew(): Promise<boolean> {
  await settle();
  localStorage.setItem(UNDER_WAY, String(Date.now()));
  try {
    return await exchange();
  } finally {
    localStorage.removeItem(UNDER_WAY);
  }
}

async function exchange(): Promise<boolean> {
  const response = await fetch(`${BASE}/auth/refresh`, { method: 'POST', keepalive: true, headers: { accept: 'application/json' } }).catch(() => {
    throw new Problem(0, [{ code: 'network', message: '' }]);
  });
  if (response.status >= 500 || response.status === 429) throw new Problem(response.status, [{ code: 'network', message: '' }]);
  if (!response.ok) {
    lose();
    return false;
  }
  const { data } = (await response.json()) as { data: { accessToken: string } };
  keep(data.accessToken);
  return true;
}

function lose(): void {
  if (token !== null) {
    let settle: (again: boolean) => void = () => undefined;
    const again = new Promise<boolean>((done) => (settle = done));
    keep(null);
    over = { again, settle };
  } else if (!over) keep(null);
  for (const fn of lost) fn();
}
