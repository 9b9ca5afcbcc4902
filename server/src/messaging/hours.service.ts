import { Injectable } from '@nestjs/common';
import { dayIn, plusDays, type DateString } from '../core/dates';
import { organizationOf } from '../core/organization';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { ClosedDaysService } from '../scheduling';
import type { Channel } from './channels.entity';
import { isOpen, openSeconds, reopening } from './hours.rules';
import { rendered } from './variables.rules';

type Hours = Pick<Channel, 'businessHours' | 'closedOnHolidays'>;
const HOURS = statement(`select business_hours as "businessHours", closed_on_holidays as "closedOnHolidays" from messaging.channels where id = $1`);
const AHEAD_DAYS = 32;
const NONE: ReadonlySet<DateString> = new Set();

/** When somebody of a channel is there: its hours of the week, and the days on which the house is closed by the calendar. */
@Injectable()
export class HoursService {
  constructor(private readonly days: ClosedDaysService) {}

  /** What a channel says by itself while nobody is there, or undefined where it says nothing. `{{reopening}}` is when somebody is there again. */
  async replyOf(tx: Tx, { autoReply, autoReplyWhen, ...hours }: Hours & Pick<Channel, 'autoReply' | 'autoReplyWhen'>): Promise<string | undefined> {
    if (!autoReply || autoReplyWhen === 'never') return undefined;
    const { timeZone, locale } = await organizationOf(tx);
    const today = dayIn(timeZone, Date.parse(tx.now));
    const closed = await this.closed(tx, hours, today, plusDays(today, AHEAD_DAYS));
    if (autoReplyWhen === 'outside_hours' && isOpen(hours.businessHours, timeZone, tx.now, closed)) return undefined;
    const again = reopening(hours.businessHours, timeZone, tx.now, closed);
    return rendered(autoReply, { reopening: again ? inWords(again, timeZone, locale) : locale.startsWith('de') ? 'bald' : 'soon' }).content;
  }

  /** For how many seconds of its hours somebody waited; where a channel has none, of all. */
  async waited(tx: Tx, channelId: Id, since: string, until: string): Promise<number> {
    const hours = await row<Hours & Record<string, unknown>>(tx, HOURS, [channelId]);
    if (!hours?.businessHours) return Math.max(0, Math.round((Date.parse(until) - Date.parse(since)) / 1000));
    const { timeZone } = await organizationOf(tx);
    const closed = await this.closed(tx, hours, dayIn(timeZone, Date.parse(since)), dayIn(timeZone, Date.parse(until)));
    return openSeconds(hours.businessHours, timeZone, since, until, closed);
  }

  private closed = (tx: Tx, { businessHours, closedOnHolidays }: Hours, from: DateString, to: DateString): Promise<ReadonlySet<DateString>> =>
    businessHours && closedOnHolidays ? this.days.between(tx, from, to) : Promise.resolve(NONE);
}

const inWords = (at: string, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale.startsWith('de') ? 'de-AT' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(Date.parse(at));
