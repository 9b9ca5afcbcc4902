import { createContext, startTransition, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { CustomerWord, ModuleKey } from '../api';
import { api } from './api/client';
import { early } from './api/early';
import { isProblem } from './api/problem';
import { queries } from './api/query';
import { complain } from './notify';
import { keep, onLost, refresh, wasSignedIn } from './api/token';
import { callCustomers, language as spoken, LANGUAGES, setLanguage, type Language } from './texts';
import type { Brand } from './theme';
import { useViewedAs, viewAs } from './viewAs';

export interface Organization {
  id: string;
  name: string;
  industry?: string;
  country?: string;
  currency?: string;
  timeZone?: string;
  locale?: string;
  brand?: Brand | null;
  modules?: ModuleKey[];
  customerWord?: CustomerWord;
}
export interface User {
  id: string;
  name: string;
  email: string;
  language?: string | null;
  twoFactor?: boolean;
  recoveryCodesLeft?: number;
}
export interface Me {
  user: User;
  organization: Organization;
  organizations: { id: string; name: string; role?: string }[];
  role: string;
  permissions: string[];
  /** False: mails stay in the outbox. */
  sendsMail: boolean;
  /** What this person chose of the screen, on every device. */
  screen: { firstStepsHidden: boolean };
}
export interface SignedIn {
  accessToken: string;
}

type State = { status: 'loading' | 'out'; me: null } | { status: 'in' | 'expired'; me: Me };
export type Session = State & {
  /** Takes what sign-in, registering, an invitation or a switch answered with. */
  enter(answer: SignedIn): Promise<void>;
  leave(everywhere?: boolean): Promise<void>;
  reload(): Promise<void>;
  /** Changes the language, and remembers it for this person on every device. */
  speak(language: Language): void;
};

const Context = createContext<Session | null>(null);

// somebody who picks a language before signing in means it
let picked = false;

async function listen(me: Me): Promise<void> {
  const theirs = LANGUAGES.find((one) => one === me.user.language);
  if (picked) void api.patch('/auth/me', { language: spoken() }).catch(() => null);
  else if (theirs && theirs !== spoken()) await setLanguage(theirs);
}

type Answered = Omit<Me, 'organization'> & { organization?: Organization };

async function readMe(): Promise<Me> {
  const [{ data: me }, organization] = await Promise.all([api.get<Answered>('/auth/me'), api.get<Organization>('/organization').catch(() => null)]);
  return meOf(me, organization?.data);
}

async function meOf(me: Answered, organization?: Organization): Promise<Me> {
  const read = { ...me, organization: organization ?? me.organization ?? me.organizations[0] };
  await listen(read);
  callCustomers(organization?.customerWord ?? 'customer');
  return read;
}

/** Reads who is signed in after a reload; keeps trying while the server cannot be reached. */
async function restore(): Promise<Me | null> {
  const answered = await early;
  if (answered) return meOf(answered[0].data as Answered, answered[1]?.data as Organization | undefined);
  if (!wasSignedIn()) return null;
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return (await refresh()) ? await readMe() : null;
    } catch (error) {
      if (!isProblem(error) || !error.passing) return null;
      await new Promise((go) => setTimeout(go, wait));
    }
  }
}

// asked at once, and not when React has drawn its first frame
const restoring = restore();

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ status: 'loading', me: null });
  // the whole frame appears: not in one long breath
  useEffect(() => void restoring.then((me) => startTransition(() => setState(me ? { status: 'in', me } : { status: 'out', me: null }))), []);
  useEffect(() => {
    const off = onLost(() => setState((now) => (now.me ? { status: 'expired', me: now.me } : { status: 'out', me: null })));
    return () => void off();
  }, []);
  const reload = useCallback(async () => setState({ status: 'in', me: await readMe() }), []);
  const enter = useCallback(
    async ({ accessToken }: SignedIn) => {
      keep(accessToken);
      const me = await readMe();
      setState((now) => {
        if (now.me?.organization.id !== me.organization.id) queries.clear();
        return { status: 'in', me };
      });
      if (state.status === 'expired') void queries.invalidateQueries();
    },
    [state.status],
  );
  const leave = useCallback(async (everywhere = false) => {
    await api.post(everywhere ? '/auth/logout-everywhere' : '/auth/logout').catch(() => null);
    keep(null);
    viewAs(null);
    queries.clear();
    history.replaceState(null, '', '/');
    setState({ status: 'out', me: null });
  }, []);
  const signedIn = state.me !== null;
  const speak = useCallback(
    (language: Language) => {
      picked = true;
      setLanguage(language).catch(complain);
      if (signedIn) void api.patch('/auth/me', { language }).catch(complain);
    },
    [signedIn],
  );
  const viewed = useViewedAs();
  const session = useMemo(() => {
    const seen =
      viewed && state.me ? { ...state, me: { ...state.me, role: viewed.role, permissions: viewed.permissions.filter((one) => allows(state.me, one)) } } : state;
    return { ...seen, enter, leave, reload, speak };
  }, [state, viewed, enter, leave, reload, speak]);
  return <Context value={session}>{children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

/** The signed-in person; only below the frame. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/** `const can = useCan(); can('parts:write')` */
export function useCan(): (permission?: string) => boolean {
  const { me } = useSession();
  return useCallback((permission) => allows(me, permission), [me]);
}

function allows(me: Me | null, permission?: string): boolean {
  if (!permission) return true;
  if (!me) return false;
  const [resource] = permission.split(':');
  return me.permissions.some((one) => one === permission || one === '*' || one === '*:*' || one === `${resource}:*`);
}
