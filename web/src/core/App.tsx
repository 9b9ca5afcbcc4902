import { CssBaseline } from '@mui/material';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { queries } from './api/query';
import { wasSignedIn } from './api/token';
import { AuthPages, PUBLIC } from './auth/AuthPages';
import { SignInAgain } from './auth/SignInAgain';
import { openPages } from '../openPages';
import { CrashBoundary } from './errors/CrashBoundary';
import { ReachBanner } from './errors/ReachBanner';
import { Mark } from './Mark';
import { Notes } from './notify';
import { SessionProvider, useSession } from './session';
import { isReadable, language, readable, useText } from './texts';
import { themeOf } from './theme';

/** What stands behind the first screen, and the words for it. */
const withWords = async <T,>(code: Promise<T>): Promise<T> => (await Promise.all([code, readable(language())]))[0];
const loadShell = () => withWords(import('./frame/Shell'));
const LazyShell = lazy(loadShell);
/** Once it is there it is drawn at once, instead of a fallback first. */
let ReadyShell: ComponentType | undefined;
const isPublic = () => PUBLIC.some((path) => location.pathname.startsWith(path));
const open = openPages.find(({ prefix }) => location.pathname.startsWith(prefix));
const Open = open && lazy(() => withWords(open.load()));
// its code comes while the session is renewed
if (wasSignedIn() && !open && !isPublic())
  loadShell().then(
    ({ default: shell }) => (ReadyShell = shell),
    () => undefined, // asked for again where it is shown
  );
// the plain theme, while everything else is still on its way; most organizations have no colours of their own
setTimeout(() => themeOf());

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <Themed>
          <CrashBoundary>
            <Door />
          </CrashBoundary>
        </Themed>
      </SessionProvider>
    </QueryClientProvider>
  );
}

function Themed({ children }: { children: ReactNode }) {
  const { me, status } = useSession();
  const { primaryColor, accentColor } = me?.organization.brand ?? {};
  // who is signed in says what it looks like: until then nothing is drawn that would be drawn again
  const waiting = status === 'loading' && !open;
  const theme = waiting ? null : themeOf({ primaryColor, accentColor });
  if (!theme) return <Waiting />;
  return (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="kontor.mode" disableTransitionOnChange>
      <CssBaseline enableColorScheme />
      {children}
      <Notes />
    </ThemeProvider>
  );
}

function Door() {
  const { status, me } = useSession();
  const [Shell] = useState(() => (ReadyShell && isReadable(language()) ? ReadyShell : LazyShell));
  if (Open)
    return (
      <Suspense fallback={<Waiting />}>
        <Open />
      </Suspense>
    );
  if (status === 'loading') return <Waiting />;
  if (!me || isPublic()) return <AuthPages />;
  return (
    <Suspense fallback={<Waiting />}>
      <ReachBanner />
      <Shell key={me.organization.id} />
      {status === 'expired' && <SignInAgain />}
    </Suspense>
  );
}

/** As the page itself begins (`index.html`). */
function Waiting() {
  const t = useText();
  return (
    <div className="begins" role="status" aria-label={t('core.loading')}>
      <Mark size={56} />
    </div>
  );
}
