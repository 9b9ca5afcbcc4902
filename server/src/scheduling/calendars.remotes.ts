import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { Outbound } from '../core/http/outbound';
import { ConsentGone, OAuth, type Tokens } from '../core/oauth/oauth';
import { CalDavCalendar } from './calendars.caldav';
import { FeedCalendar } from './calendars.feed';
import { GOOGLE_SCOPE, GoogleCalendar } from './calendars.google';
import { OUTLOOK_SCOPE, OutlookCalendar } from './calendars.outlook';
import { RemoteError, type Remote } from './calendars.remote';
import { CONSENT_AT, type Access } from './calendars.service';

export const SCOPES = { google: GOOGLE_SCOPE, outlook: OUTLOOK_SCOPE };

/** Opens the calendars elsewhere, each as its provider wants it. */
@Injectable()
export class Remotes {
  constructor(
    private readonly outbound: Outbound,
    private readonly oauth: OAuth,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `renewed` is told of tokens that took the place of the old ones, and has kept them when it resolves. */
  open({ calendar, secret, zone }: Access, renewed: (tokens: Tokens) => Promise<unknown>): Remote {
    const { provider, url, username, calendarId } = calendar;
    const { google, microsoft } = this.config;
    if (provider === 'feed') return new FeedCalendar(this.outbound, url ?? '', zone);
    if (provider === 'caldav')
      return new CalDavCalendar(this.outbound, { url: url ?? '', username: username ?? '', password: secret.password ?? '' }, calendarId ?? '', zone);
    const token = this.tokens(CONSENT_AT[provider], secret.tokens, renewed);
    if (provider === 'google') return new GoogleCalendar(this.outbound, google?.url ?? '', token, calendarId ?? '');
    return new OutlookCalendar(this.outbound, microsoft?.url ?? '', token, calendarId ?? '');
  }

  private tokens(provider: 'google' | 'microsoft', known: Tokens | undefined, renewed: (tokens: Tokens) => Promise<unknown>): () => Promise<string> {
    let tokens = known;
    return async () => {
      if (!tokens) throw new RemoteError('consent', 'nobody has given consent yet');
      const fresh = await this.oauth.fresh(provider, tokens).catch((error: Error) => {
        throw error instanceof ConsentGone ? new RemoteError('consent', error.message) : new RemoteError('unreachable', error.message);
      });
      if (fresh !== tokens) await renewed((tokens = fresh));
      return fresh.accessToken;
    };
  }
}
