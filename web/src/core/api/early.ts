import { bearer, refresh, wasSignedIn } from './token';

/** What `/auth/me` and `/organization` answered. */
export type Early = [me: { data: unknown }, organization: { data: unknown } | null];

/**
 * Who is signed in, asked for while the application is still on its way. What fails here is not told: it is asked again by the session,
 * which tells it.
 */
export const early: Promise<Early | null> | null = wasSignedIn() ? ask().catch(() => null) : null;

async function ask(): Promise<Early | null> {
  if (!(await refresh())) return null;
  const [me, organization] = await Promise.all([read('/auth/me'), read('/organization')]);
  return me && [me, organization];
}

async function read(path: string): Promise<{ data: unknown } | null> {
  const response = await fetch(`/api/v1${path}`, { headers: { accept: 'application/json', authorization: `Bearer ${bearer()}` } });
  return response.ok ? ((await response.json()) as { data: unknown }) : null;
}
