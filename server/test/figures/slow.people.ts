import { holidaysOf } from '../../src/scheduling';
import { cents, decimal, during, living, mean, ms, onlyToday, ratio, rounded, share, total, wall, within, type Known, type Slow } from './reckoning';

const DAY = 86_400_000;
const own = ({ currency }: Known, all: any[]): any[] => all.filter((one) => one.currency === currency);
const openDeals = ({ raw }: Known) => living(raw, 'pipeline.deals').filter(({ status }) => status === 'open');
const closed = (known: Known, status?: string) =>
  during(known, living(known.raw, 'pipeline.deals'), 'closed_at').filter((one) => one.status !== 'open' && (!status || one.status === status));
const quotes = (known: Known) =>
  living(known.raw, 'pipeline.quotes').filter((one) => ['sent', 'accepted', 'declined'].includes(one.status) && within(known, one.quote_date));
const decided = (known: Known) => quotes(known).filter(({ status }) => status !== 'sent');
const leads = (known: Known) => during(known, living(known.raw, 'pipeline.leads'), 'created_at');
const jobs = ({ raw }: Known) => living(raw, 'pipeline.jobs');
const jobsDone = (known: Known) => during(known, jobs(known), 'completed_at').filter(({ status }) => status === 'completed');

export const PIPELINE: Record<string, Slow> = {
  dealsOpen: onlyToday((known) => openDeals(known).length),
  pipelineValue: onlyToday((known) => total(own(known, openDeals(known)), ({ value }) => value)),
  pipelineForecast: onlyToday((known) => total(own(known, openDeals(known)), ({ value, probability }) => cents(decimal(value).times(probability).div(100)))),
  dealsCreated: (known) => during(known, living(known.raw, 'pipeline.deals'), 'created_at').length,
  dealsWon: (known) => closed(known, 'won').length,
  dealsWonValue: (known) => total(own(known, closed(known, 'won')), ({ value }) => value),
  dealsLost: (known) => closed(known, 'lost').length,
  dealConversion: (known) => share(closed(known), ({ status }) => status === 'won'),
  dealVelocity: (known) => mean(closed(known, 'won'), (one) => rounded(ms(one.created_at, one.closed_at) / DAY, 1)),
  quotesSent: (known) => quotes(known).length,
  quotesValue: (known) => total(own(known, quotes(known)), ({ subtotal }) => subtotal),
  quoteAcceptance: (known) => share(decided(known), ({ status }) => status === 'accepted'),
  leadsCreated: (known) => leads(known).length,
  leadConversion: (known) => share(leads(known), (one) => one.converted_at !== null),
  jobsBooked: (known) => during(known, jobs(known), 'created_at').filter(({ status }) => status !== 'cancelled').length,
  jobsCompleted: (known) => jobsDone(known).length,
  jobsValue: (known) => total(own(known, jobsDone(known)), ({ subtotal }) => subtotal),
};

const begun = (known: Known) => during(known, living(known.raw, 'messaging.conversations'), 'created_at');
const resolved = (known: Known) => during(known, living(known.raw, 'messaging.conversations'), 'resolved_at');
const unresolved = ({ raw }: Known) => living(raw, 'messaging.conversations').filter(({ status }) => status !== 'resolved');
function messages(known: Known): any[] {
  const there = new Set(living(known.raw, 'messaging.conversations').map(({ id }) => id));
  return during(known, living(known.raw, 'messaging.messages'), 'timestamp').filter(
    (one) => !one.internal && !one.scheduled_at && there.has(one.conversation_id),
  );
}
const minutes = (seconds: number | null) => (seconds === null ? null : rounded(seconds / 60, 1));

export const MESSAGING: Record<string, Slow> = {
  conversationsStarted: (known) => begun(known).length,
  firstResponseMinutes: (known) => mean(begun(known), (one) => minutes(one.first_response_seconds)),
  responseMinutes: (known) => mean(messages(known), (one) => minutes(one.response_seconds)),
  messagesReceived: (known) => messages(known).filter((one) => one.sender_type === 'customer').length,
  messagesSent: (known) => messages(known).filter((one) => one.sender_type !== 'customer').length,
  conversationsResolved: (known) => resolved(known).length,
  resolutionHours: (known) => mean(resolved(known), (one) => rounded(ms(one.created_at, one.resolved_at) / 3_600_000, 2)),
  conversationsOpen: onlyToday((known) => unresolved(known).length),
  conversationsWaiting: onlyToday((known) => unresolved(known).filter((one) => one.waiting_since).length),
};

const meetings = (known: Known) => during(known, living(known.raw, 'scheduling.appointments'), 'starts_at');
const booked = (known: Known) => during(known, living(known.raw, 'scheduling.appointments'), 'created_at');
const known = (all: any[]) => all.filter(({ status }) => ['arrived', 'completed', 'no_show'].includes(status));
const withStatus = (all: any[], status: string) => all.filter((one) => one.status === status);

const QUARTER = 15 * 60_000;
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/** By looking at the clock on the wall every quarter of an hour: who is there, and who has somebody. */
function utilization(asked: Known) {
  const { raw, zone, from, to, today } = asked;
  const [settings] = raw['scheduling.settings'];
  const [{ country }] = raw['core.organizations'];
  const land = settings ? settings.holiday_country : ['AT', 'DE'].includes(country) ? country : null;
  const free = new Set(
    [...Array(8)].flatMap((_, at) => holidaysOf(land, settings?.holiday_state ?? null, Number(today.slice(0, 4)) - 6 + at).map(({ day }) => day)),
  );
  const people = living(raw, 'scheduling.resources').filter((one) => one.kind === 'staff' && one.is_active);
  const taken = living(raw, 'scheduling.appointments').filter(({ status }) => !['cancelled', 'no_show'].includes(status));
  const off = living(raw, 'scheduling.absences');
  const special = living(raw, 'scheduling.special_hours');
  let [available, busy] = [0, 0];
  for (let at = Date.parse(from) - DAY; at < Date.parse(to) + 2 * DAY; at += QUARTER) {
    const [day, clock] = wall(zone, at).split(' ');
    if (!within(asked, day) || day > today) continue;
    const weekday = new Date(day).getUTCDay() || 7;
    const covers = (one: any) => Date.parse(one.starts_at) <= at && at < Date.parse(one.ends_at);
    for (const person of people) {
      const today_ = special.find((one) => one.day === day && one.resource_id === person.id) ?? special.find((one) => one.day === day && !one.resource_id);
      const weekly = (person.opening_hours ?? settings?.opening_hours ?? OFFICE).filter((one: any) => one.weekday === weekday);
      const hours = today_ ? today_.hours : free.has(day) ? [] : weekly;
      const open = hours.some((one: any) => one.from <= clock && clock < one.to);
      if (open && !off.some((one) => (!one.resource_id || one.resource_id === person.id) && covers(one))) available += 15;
      if (taken.some((one) => one.resource_ids.includes(person.id) && covers(one))) busy += 15;
    }
  }
  return ratio(decimal(busy), decimal(available), 100);
}

export const APPOINTMENTS: Record<string, Slow> = {
  appointments: (asked) => meetings(asked).filter(({ status }) => status !== 'cancelled').length,
  appointmentsBooked: (asked) => booked(asked).length,
  appointmentsCompleted: (asked) => withStatus(meetings(asked), 'completed').length,
  noShows: (asked) => withStatus(meetings(asked), 'no_show').length,
  noShowRate: (asked) => share(known(meetings(asked)), ({ status }) => status === 'no_show'),
  cancellations: (asked) => withStatus(meetings(asked), 'cancelled').length,
  cancellationRate: (asked) => share(meetings(asked), ({ status }) => status === 'cancelled'),
  appointmentsOnline: (asked) => share(booked(asked), ({ source }) => source === 'online' || source === 'waitlist'),
  staffUtilization: utilization,
};
