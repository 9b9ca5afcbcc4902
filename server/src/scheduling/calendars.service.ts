import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { JobsService } from '../core/jobs/jobs.service';
import { OAuth, type Tokens } from '../core/oauth/oauth';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { archive, byId, insert, update, type Key } from '../core/rows';
import { sealFor, type Seal } from '../core/seal';
import type { Id, Tx } from '../core/tx';
import { calendarList, type ConnectedCalendarInput, type ConnectedCalendarQuery } from './calendars.dto';
import { CALENDAR_PROVIDERS, ConnectedCalendar, type CalendarProvider } from './calendars.entity';
import { calendars } from './calendars.problems';
import { concerned, connectionOf, forget, keepSealed, restart } from './calendars.queries';
import { requireResources } from './resources.queries';
import { CALENDAR_ARCHIVED, CALENDAR_CHANGED, CALENDAR_CONNECTED, CALENDAR_CREATED } from './scheduling.events';

/** Who gives consent where. */
export const CONSENT_AT = { google: 'google', outlook: 'microsoft' } as const;
export const SYNC = 'scheduling.sync_calendar';

/** What is kept sealed: one or the other. */
export interface Secret {
  password?: string;
  tokens?: Tokens;
}
/** All that is needed to speak to a calendar. */
export interface Access {
  calendar: ConnectedCalendar;
  secret: Secret;
  cursor: string | null;
  zone: string;
}

type Input = ConnectedCalendarInput;
type Change = Partial<Input> & { version: number };

@Injectable()
export class CalendarsService {
  private readonly seal: Seal;

  constructor(
    @Inject(CONFIG) { jwtSecret }: Config,
    private readonly oauth: OAuth,
    private readonly jobs: JobsService,
  ) {
    this.seal = sealFor(jwtSecret, 'calendars');
  }

  list = (tx: Tx, query: ConnectedCalendarQuery) => calendarList.page(tx, query);
  one = (tx: Tx, id: Id) => byId(tx, ConnectedCalendar, id);

  providers = () => CALENDAR_PROVIDERS.map((provider) => ({ provider, configured: this.configured(provider) }));

  /** 422 `calendar_not_configured`, `calendar_address_missing`, `resource_unknown`; 403 `not_owner` for the calendar of somebody else. */
  async create(tx: Tx, { password, ...input }: Input): Promise<ConnectedCalendar> {
    if (!this.configured(input.provider)) throw calendars.calendarNotConfigured({ provider: input.provider }, 'provider');
    await this.requireOwn(tx, input.resourceId);
    requireAddress(input);
    const twoWay = input.provider !== 'feed' && (input.twoWay ?? true);
    const calendar = await insert(tx, ConnectedCalendar, { ...input, twoWay, status: ready(input, Boolean(password)) ? 'connected' : 'disconnected' });
    await keepSealed(tx, calendar.id, this.seal.seal(JSON.stringify({ password } satisfies Secret)));
    if (calendar.status === 'connected') await this.sync(tx, [calendar.id]);
    tx.emit(CALENDAR_CREATED, calendar.id, { name: calendar.name, provider: calendar.provider });
    return calendar;
  }

  /** Another address, calendar or resource is read from the start. */
  async change(tx: Tx, id: Id, { version, password, ...patch }: Change): Promise<ConnectedCalendar> {
    const before = await this.living(tx, id, 'for update');
    await this.requireOwn(tx, patch.resourceId ?? before.resourceId);
    const after = { ...before, ...patch };
    requireAddress(after);
    if (password !== undefined) await keepSealed(tx, id, this.seal.seal(JSON.stringify({ password } satisfies Secret)));
    const { tokens, password: known } = await this.secretOf(tx, id);
    const status = ready(after, Boolean(known ?? tokens)) ? 'connected' : 'disconnected';
    const { row, diff } = await update(
      tx,
      ConnectedCalendar,
      { id, version },
      { ...patch, ...(after.provider === 'feed' && { twoWay: false }), status, problem: null },
    );
    if (['url', 'calendarId', 'resourceId', 'username'].some((field) => field in diff)) await restart(tx, id);
    if (status === 'connected') await this.sync(tx, [id]);
    tx.emit(CALENDAR_CHANGED, id, diff);
    return row;
  }

  /** What stands over there stays there; here it no longer keeps anybody busy, and the password is gone. */
  async archive(tx: Tx, key: Key): Promise<ConnectedCalendar> {
    const before = await this.living(tx, key.id, 'for update');
    await this.requireOwn(tx, before.resourceId);
    const { row } = await archive(tx, ConnectedCalendar, key);
    await forget(tx, key.id);
    tx.emit(CALENDAR_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  /** Before a person goes to the provider: whether this may be connected, and for what. */
  async consenting(tx: Tx, id: Id): Promise<ConnectedCalendar & { provider: keyof typeof CONSENT_AT }> {
    const calendar = await this.living(tx, id);
    await this.requireOwn(tx, calendar.resourceId);
    const { provider } = calendar;
    if (!(provider in CONSENT_AT) || !this.configured(provider)) throw calendars.calendarNotConfigured({ provider });
    return calendar as ConnectedCalendar & { provider: keyof typeof CONSENT_AT };
  }

  /** Somebody came back with consent. */
  async consented(tx: Tx, id: Id, tokens: Tokens): Promise<void> {
    const calendar = await this.living(tx, id, 'for update');
    await keepSealed(tx, id, this.seal.seal(JSON.stringify({ tokens } satisfies Secret)));
    const status = ready(calendar, true) ? 'connected' : 'disconnected';
    await update(tx, ConnectedCalendar, calendar, { status, problem: null });
    if (status === 'connected') await this.sync(tx, [id]);
    tx.emit(CALENDAR_CONNECTED, id, { name: calendar.name });
  }

  async keep(tx: Tx, id: Id, secret: Secret): Promise<void> {
    await keepSealed(tx, id, this.seal.seal(JSON.stringify(secret)));
  }

  async access(tx: Tx, id: Id): Promise<Access> {
    const [calendar, connection, { timeZone }] = await Promise.all([this.living(tx, id), connectionOf(tx, id), organizationOf(tx)]);
    return { calendar, secret: this.opened(connection?.sealed), cursor: connection?.cursor ?? null, zone: timeZone };
  }

  /** Queues a round for each. */
  sync = (tx: Tx, ids: Id[], full = false) => Promise.all(ids.map((calendarId) => this.jobs.start(tx, SYNC, { calendarId, full })));

  /** An appointment changed: whoever has to hear of it does. */
  echo = async (tx: Tx, appointmentId: Id, resourceIds: Id[]) => this.sync(tx, await concerned(tx, appointmentId, resourceIds));

  private configured = (provider: CalendarProvider): boolean => !(provider in CONSENT_AT) || this.oauth.configured(CONSENT_AT[provider as 'google']);

  private async living(tx: Tx, id: Id, lock: '' | 'for update' = ''): Promise<ConnectedCalendar> {
    const calendar = await byId(tx, ConnectedCalendar, id, lock);
    if (calendar.deletedAt) throw core.notFound({ id });
    return calendar;
  }

  private async secretOf(tx: Tx, id: Id): Promise<Secret> {
    return this.opened((await connectionOf(tx, id))?.sealed);
  }

  private opened = (sealed: string | null | undefined): Secret => (sealed ? (JSON.parse(this.seal.open(sealed)) as Secret) : {});

  /** Whose daily work it is connects their own calendar, and nobody else's. */
  private async requireOwn(tx: Tx, resourceId: Id): Promise<void> {
    const [resource] = await requireResources(tx, [resourceId], 'resourceId');
    if (tx.ctx.role === 'staff' && resource.userId !== tx.ctx.actor) throw core.notOwner();
  }
}

function requireAddress({ provider, url }: Pick<Input, 'provider' | 'url'>): void {
  if (provider in CONSENT_AT) return;
  if (!url) throw calendars.calendarAddressMissing({}, 'url');
  if (!/^(https?|webcal):\/\//.test(url) || !URL.canParse(url)) throw core.validationFailed({ reason: 'must begin with https://' }, 'url');
}

/** Whether all is known that a round needs. */
const ready = ({ provider, calendarId }: Pick<ConnectedCalendar, 'provider'> & { calendarId?: string | null }, allowed: boolean): boolean =>
  provider === 'feed' || (allowed && Boolean(calendarId));
