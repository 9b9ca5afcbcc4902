import type { Absence } from '../api';
import { useFormat } from '../core/format';
import { useMe } from '../core/session';
import { plusDays, wallOf } from './zone';

/** From when to when somebody is away: whole days are named by their first and last day, not by the midnight after it. */
export function useSpan(): (absence: Pick<Absence, 'startsAt' | 'endsAt' | 'allDay'>) => { from: string; to: string } {
  const { date, time } = useFormat();
  const zone = useMe().organization.timeZone ?? 'Europe/Vienna';
  return ({ startsAt, endsAt, allDay }) =>
    allDay ? { from: date(wallOf(startsAt, zone).day), to: date(plusDays(wallOf(endsAt, zone).day, -1)) } : { from: time(startsAt), to: time(endsAt) };
}
