import { Injectable } from '@nestjs/common';
import { dayIn, plusDays, startOfDay, type DateString } from '../core/dates';
import { organizationOf } from '../core/organization';
import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { holidaysOf } from './holidays.rules';
import { SettingsService } from './settings.service';

const SPECIAL = statement(`
  select day::text as day, hours = '[]'::jsonb as closed from scheduling.special_hours
  where resource_id is null and deleted_at is null and day between $1::date and $2::date`);
const ABSENT = statement(`
  select starts_at as "from", ends_at as "to" from scheduling.absences
  where resource_id is null and all_day and deleted_at is null and starts_at < $2 and ends_at > $1`);

/** The days on which the whole house is closed. */
@Injectable()
export class ClosedDaysService {
  constructor(private readonly settings: SettingsService) {}

  /** From the first day to the last: public holidays and days off; special hours of a day stand above both. */
  async between(tx: Tx, from: DateString, to: DateString): Promise<Set<DateString>> {
    const { timeZone } = await organizationOf(tx);
    const [{ holidayCountry, holidayState }, special, absent] = await Promise.all([
      this.settings.read(tx),
      rows<{ day: DateString; closed: boolean }>(tx, SPECIAL, [from, to]),
      rows<{ from: Date; to: Date }>(tx, ABSENT, [startOfDay(from, timeZone), startOfDay(plusDays(to, 1), timeZone)]),
    ]);
    const closed = new Set<DateString>();
    for (let year = Number.parseInt(from, 10); year <= Number.parseInt(to, 10); year++)
      for (const { day } of holidaysOf(holidayCountry, holidayState, year)) if (day >= from && day <= to) closed.add(day);
    for (const one of absent) {
      const last = dayIn(timeZone, new Date(one.to).getTime() - 1);
      for (let day = dayIn(timeZone, new Date(one.from).getTime()); day <= last; day = plusDays(day, 1)) closed.add(day);
    }
    for (const { day, closed: none } of special) closed[none ? 'add' : 'delete'](day);
    return closed;
  }
}
