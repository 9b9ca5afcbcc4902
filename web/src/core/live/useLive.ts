import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { queries } from '../api';
import { bearer, onKept, refresh } from '../api/token';
import { Changes, type Change } from './changes';
import { goTo, heardOf, heardOfHouse, speak, type Person, type Place, type Present } from './place';

const RETRY_MS = 3_000;
const RECORD = /^\/([a-z][a-z-]*)\/([0-9a-f]{8}-[0-9a-f-]{27})(\/|$)/;

const changes = () =>
  new Changes({
    near: (subjects) => void queries.invalidateQueries({ predicate: ({ queryKey }) => [...subjects].some((id) => JSON.stringify(queryKey).includes(id)) }),
    // a tab that nobody sees reads when it is looked at again
    all: () => void queries.invalidateQueries({ refetchType: document.hidden ? 'none' : 'active' }),
  });

/** Opens the wire for the session, once the page stands; answers with what closes it. */
function connect(): () => void {
  let close: (() => void) | null | undefined;
  void import('socket.io-client').then(
    ({ io }) => close !== null && (close = wire(io)),
    () => undefined, // the code is gone because the server was updated: the next page is loaded anew
  );
  return () => {
    close?.();
    close = null;
  };
}

function wire(io: typeof import('socket.io-client').io): () => void {
  const news = changes();
  const socket = io({ path: '/live', transports: ['websocket', 'polling'], auth: (say) => say({ token: bearer() }), reconnectionDelayMax: 10_000 });
  let retry: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  /** The server has ended it: with a fresh token it may begin again; where there is none, the session is over and says so itself. */
  const again = () => {
    clearTimeout(retry);
    retry = setTimeout(() => void refresh().then((on) => on && socket.connect(), again), RETRY_MS);
  };
  socket.on('connect', () => {
    if (missed) void queries.invalidateQueries(); // whatever happened meanwhile
    missed = true;
    speak((word, said) => void socket.emit(word, said));
  });
  socket.on('disconnect', (reason) => {
    speak(null);
    if (reason === 'io server disconnect') again();
  });
  socket.on('connect_error', () => !socket.active && again());
  socket.on('changed', ({ changes: told }: { changes: Change[] | null }) => news.heard(told));
  socket.on('presence', (shown: Place & { people: Person[] }) => heardOf(shown));
  socket.on('people', ({ people }: { people: Present[] }) => heardOfHouse(people));
  // signed in again after the session was over: the wire begins anew
  const off = onKept((token) => (socket.connected ? socket.emit('token', token) : !socket.active && socket.connect()));
  return () => {
    off();
    clearTimeout(retry);
    news.stop();
    speak(null);
    socket.disconnect();
  };
}

/** What others change appears here, and they see where this person is: once, in the frame. */
export function useLive(): void {
  const { pathname } = useLocation();
  useEffect(connect, []);
  useEffect(() => {
    const [, resource, id] = RECORD.exec(pathname) ?? [];
    goTo(id ? { resource, id } : null);
  }, [pathname]);
}
