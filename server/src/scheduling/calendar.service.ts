import { Injectable } from '@nestjs/common';
import { organizationOf, today } from '../core/organization';
import { core } from '../core/problem';
import { isDay, plusDays } from '../core/dates';
import { byIds } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { appointmentsWithin, statisticsOf } from './appointments.queries';
import type { CalendarAbsence, CalendarQuery, CalendarView } from './calendar.dto';
import { daysIn, instantOf, iso, type Span } from './clock.rules';
import { holidaysOf } from './holidays.rules';
import { openingsOf } from './lanes.queries';
import { Resource } from './resources.entity';
import type { Holiday } from './settings.dto';
import { SettingsService } from './settings.service';

const MOST = 62 * 86_400_000 + 3_600_000;
const ABSENT = statement(`
  select id, resource_id as "resourceId", kind, reason, starts_at as "startsAt", ends_at as "endsAt" from scheduling.absences
  where deleted_at is null and starts_at < $2 and ends_at > $1 and ($3::uuid[] is null or resource_id is null or resource_id = any ($3))
  union all -- what stands in calendars elsewhere: when, and nothing else
  select id, resource_id, 'elsewhere', null, starts_at, ends_at from scheduling.calendar_events
  where appointment_id is null and starts_at < $2 and ends_at > $1 and ($3::uuid[] is null or resource_id = any ($3)) order by "startsAt", id`);
const ACTIVE = statement(
  `select id from scheduling.resources where is_active and deleted_at is null and ($1::uuid[] is null or id = any ($1)) order by id limit 200`,
);

/** What a calendar shows, read at once. */
@Injectable()
export class CalendarService {
  constructor(private readonly settings: SettingsService) {}

  statistics = statisticsOf;

  async view(tx: Tx, { from, to, resourceId = null as never, cancelled = false }: CalendarQuery): Promise<CalendarView> {
    const { timeZone } = await organizationOf(tx);
    const span: Span = [
      isDay(from) ? instantOf(from, '00:00', timeZone) : Date.parse(from),
      isDay(to) ? instantOf(plusDays(to, 1), '00:00', timeZone) : Date.parse(to),
    ];
    if (span[1] <= span[0] || span[1] - span[0] > MOST) throw core.validationFailed({ reason: 'at most 62 days' }, 'to');
    const bounds = [iso(span[0]), iso(span[1])] as const;
    const [appointments, absences, openings, holidays] = await Promise.all([
      appointmentsWithin(tx, ...bounds, resourceId, cancelled),
      rows<CalendarAbsence & Record<string, unknown>>(tx, ABSENT, [...bounds, resourceId]),
      this.openings(tx, span, resourceId),
      this.holidaysWithin(tx, span, timeZone),
    ]);
    return { timeZone, appointments, absences, openings, holidays };
  }

  /** The public holidays of a year in the language of the request. */
  async holidays(tx: Tx, year?: number): Promise<Holiday[]> {
    const wanted = year ?? Number.parseInt(await today(tx), 10);
    const { holidayCountry, holidayState } = await this.settings.read(tx);
    return holidaysOf(holidayCountry, holidayState, wanted).map((holiday) => ({ day: holiday.day, name: holiday[tx.ctx.locale] }));
  }

  private async holidaysWithin(tx: Tx, span: Span, zone: string): Promise<Holiday[]> {
    const days = daysIn(zone, span);
    const years = [...new Set(days.map((day) => Number.parseInt(day, 10)))];
    const all = await Promise.all(years.map((year) => this.holidays(tx, year)));
    return all.flat().filter(({ day }) => days.includes(day));
  }

  private async openings(tx: Tx, span: Span, resourceIds: Id[] | null) {
    const ids = (await rows<{ id: Id }>(tx, ACTIVE, [resourceIds])).map(({ id }) => id);
    if (!ids.length) return [];
    const [settings, resources] = await Promise.all([this.settings.read(tx), byIds(tx, Resource, ids)]);
    return (await openingsOf(tx, settings, resources, span)).flatMap(({ id, open }) =>
      open.map(([start, end]) => ({ resourceId: id, startsAt: iso(start), endsAt: iso(end) })),
    );
  }
}
