import { textOf, Unreachable, type Outbound } from '../core/http/outbound';
import { busyIn } from './ical';
import { RemoteError, type Choice, type Known, type Pulled, type Remote, type Window } from './calendars.remote';

const MOST_BYTES = 20 * 1024 * 1024;

/** A calendar that somebody publishes as a file at an address (iCalendar feed): it can only be read. */
export class FeedCalendar implements Remote {
  constructor(
    private readonly outbound: Outbound,
    private readonly url: string,
    private readonly zone: string,
  ) {}

  choices = async (): Promise<Choice[]> => [];

  /** The cursor is the file's ETag: what did not change is not read. */
  async pull(cursor: string | null, window: Window): Promise<Pulled> {
    const headers: Record<string, string> = { accept: 'text/calendar, text/plain;q=0.5', ...(cursor && { 'if-none-match': cursor }) };
    const response = await this.outbound.patiently(() => this.outbound.toAnywhere(this.url.replace(/^webcal:/, 'https:'), { headers })).catch(unreachable);
    const same = response.status === 304 || (response.ok && cursor !== null && response.headers.get('etag') === cursor); // not every server compares
    if (same) {
      await response.body?.cancel();
      return { full: false, changed: [], removed: [], cursor };
    }
    if (!response.ok) throw new RemoteError(response.status === 401 || response.status === 403 ? 'consent' : 'refused', `HTTP ${response.status}`);
    const text = await textOf(response, MOST_BYTES);
    if (text === undefined) throw new RemoteError('unreadable', 'more than 20 MB');
    return { full: true, changed: read(text, this.zone, window), removed: [], cursor: response.headers.get('etag') };
  }

  put = (): Promise<Known> => Promise.reject(new RemoteError('refused', 'a feed can only be read'));
  remove = (): Promise<void> => Promise.reject(new RemoteError('refused', 'a feed can only be read'));
}

function read(text: string, zone: string, window: Window): Pulled['changed'] {
  try {
    return busyIn(text, zone, window).map((event) => ({ ...event, remoteId: event.uid ?? '', etag: null }));
  } catch (error) {
    throw new RemoteError('unreadable', (error as Error).message);
  }
}

export function unreachable(error: Error): never {
  const why = error.cause instanceof Unreachable ? error.cause.message : error.message;
  throw error instanceof RemoteError ? error : new RemoteError('unreachable', why);
}
