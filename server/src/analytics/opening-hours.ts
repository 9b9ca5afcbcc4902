import { GERMAN_STATES, HOLIDAY_COUNTRIES, holidaysOf, OFFICE_HOURS } from '../scheduling';

const YEARS_BACK = 15;
const YEARS_AHEAD = 5;
const EVERYWHERE = '*';

/** `{"AT 2026-01-06": "*", "DE 2026-01-06": "BW BY ST"}`: every public holiday there was or will be, by the rules of scheduling. */
function holidays(): Record<string, string> {
  const found: Record<string, string> = {};
  const year = new Date().getUTCFullYear();
  for (const country of HOLIDAY_COUNTRIES)
    for (let one = year - YEARS_BACK; one <= year + YEARS_AHEAD; one++) {
      for (const state of country === 'DE' ? GERMAN_STATES : [])
        for (const { day } of holidaysOf(country, state, one)) found[`${country} ${day}`] = [found[`${country} ${day}`], state].filter(Boolean).join(' ');
      for (const { day } of holidaysOf(country, null, one)) found[`${country} ${day}`] = EVERYWHERE;
    }
  return found;
}

const HOLIDAYS = `'${JSON.stringify(holidays())}'::jsonb`;
const USUAL = `'${JSON.stringify(OFFICE_HOURS)}'::jsonb`;
const COUNTRIES = HOLIDAY_COUNTRIES.map((one) => `'${one}'`).join(', ');

/** SQL: whether a day is a public holiday, by the settings (alias) or, as long as there are none, by the organization's country. */
export function closedSql(settings: string, organization: string, day: string): string {
  const country = `(case when ${settings}.id is not null then ${settings}.holiday_country when ${organization}.country in (${COUNTRIES}) then ${organization}.country end)`;
  const states = `(${HOLIDAYS} ->> (${country} || ' ' || to_char(${day}, 'YYYY-MM-DD')))`;
  return `coalesce(${states} = '${EVERYWHERE}' or ${settings}.holiday_state = any (string_to_array(${states}, ' ')), false)`;
}

/** SQL: the weekly hours of a resource (alias), else of the house, else the usual ones. */
export const hoursSql = (resource: string, settings: string): string => `coalesce(${resource}.opening_hours, ${settings}.opening_hours, ${USUAL})`;
