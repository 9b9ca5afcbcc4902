import { plusDays, type DateString } from '../core/dates';

export const HOLIDAY_COUNTRIES = ['AT', 'DE'] as const;
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];
/** The states of Germany, by ISO 3166-2. */
export const GERMAN_STATES = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const;

export interface PublicHoliday {
  day: DateString;
  en: string;
  de: string;
}
interface Rule {
  /** `MM-DD`, days after Easter Sunday, or the Wednesday before 23 November. */
  on: string | number | 'repentance';
  en: string;
  de: string;
  /** Left out, everywhere. */
  states?: string;
  since?: number;
  only?: number;
}

/** Easter Sunday of the Gregorian calendar: Butcher's anonymous algorithm. */
export function easter(year: number): DateString {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l + 114 - 7 * Math.floor((a + 11 * h + 22 * l) / 451);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`;
}

const NEW_YEAR = { on: '01-01', en: "New Year's Day", de: 'Neujahr' };
const EPIPHANY = { on: '01-06', en: 'Epiphany', de: 'Heilige Drei Könige' };
const GOOD_FRIDAY = { on: -2, en: 'Good Friday', de: 'Karfreitag' };
const EASTER_MONDAY = { on: 1, en: 'Easter Monday', de: 'Ostermontag' };
const ASCENSION = { on: 39, en: 'Ascension Day', de: 'Christi Himmelfahrt' };
const WHIT_MONDAY = { on: 50, en: 'Whit Monday', de: 'Pfingstmontag' };
const CORPUS_CHRISTI = { on: 60, en: 'Corpus Christi', de: 'Fronleichnam' };
const ASSUMPTION = { on: '08-15', en: 'Assumption Day', de: 'Mariä Himmelfahrt' };
const ALL_SAINTS = { on: '11-01', en: "All Saints' Day", de: 'Allerheiligen' };
const CHRISTMAS = { on: '12-25', en: 'Christmas Day', de: 'Christtag' };
const SECOND_CHRISTMAS = { on: '12-26', en: "St Stephen's Day", de: 'Stefanitag' };

/** Austria: § 7 (2) ARG, the same in all states. Germany: Einigungsvertrag Art. 2 (2) and the laws of the states. */
const RULES: Record<HolidayCountry, Rule[]> = {
  AT: [
    ...[NEW_YEAR, EPIPHANY, EASTER_MONDAY, { on: '05-01', en: 'National Holiday', de: 'Staatsfeiertag' }, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI],
    ...[ASSUMPTION, { on: '10-26', en: 'National Day', de: 'Nationalfeiertag' }, ALL_SAINTS],
    ...[{ on: '12-08', en: 'Immaculate Conception', de: 'Mariä Empfängnis' }, CHRISTMAS, SECOND_CHRISTMAS],
  ],
  DE: [
    NEW_YEAR,
    { ...EPIPHANY, states: 'BW BY ST' },
    { on: '03-08', en: "International Women's Day", de: 'Internationaler Frauentag', states: 'BE', since: 2019 },
    { on: '03-08', en: "International Women's Day", de: 'Internationaler Frauentag', states: 'MV', since: 2023 },
    GOOD_FRIDAY,
    { on: 0, en: 'Easter Sunday', de: 'Ostersonntag', states: 'BB' },
    EASTER_MONDAY,
    { on: '05-01', en: 'Labour Day', de: 'Tag der Arbeit' },
    { on: '05-08', en: 'Liberation Day', de: 'Tag der Befreiung', states: 'BE', only: 2020 },
    { on: '05-08', en: 'Liberation Day', de: 'Tag der Befreiung', states: 'BE', only: 2025 },
    ASCENSION,
    { on: 49, en: 'Whit Sunday', de: 'Pfingstsonntag', states: 'BB' },
    WHIT_MONDAY,
    { ...CORPUS_CHRISTI, states: 'BW BY HE NW RP SL' },
    { ...ASSUMPTION, states: 'SL BY' }, // in Bavaria where more Catholics live: most places; the others open by special hours
    { on: '09-20', en: "World Children's Day", de: 'Weltkindertag', states: 'TH', since: 2019 },
    { on: '10-03', en: 'German Unity Day', de: 'Tag der Deutschen Einheit' },
    { on: '10-31', en: 'Reformation Day', de: 'Reformationstag', states: 'BB MV SN ST TH' },
    { on: '10-31', en: 'Reformation Day', de: 'Reformationstag', states: 'HB HH NI SH', since: 2018 },
    { on: '10-31', en: 'Reformation Day', de: 'Reformationstag', states: 'BW BY BE HE NW RP SL HB HH NI SH', only: 2017 },
    { ...ALL_SAINTS, states: 'BW BY NW RP SL' },
    { on: 'repentance', en: 'Day of Repentance and Prayer', de: 'Buß- und Bettag', states: 'SN' },
    { ...CHRISTMAS, de: 'Erster Weihnachtstag' },
    { ...SECOND_CHRISTMAS, en: 'Second Day of Christmas', de: 'Zweiter Weihnachtstag' },
  ],
};

const inForce = ({ since = 0, only, states }: Rule, year: number, state: string | null): boolean =>
  year >= since && (only === undefined || only === year) && (!states || (state !== null && states.split(' ').includes(state)));

function dayOf({ on }: Rule, year: number): DateString {
  if (typeof on === 'number') return plusDays(easter(year), on);
  if (on !== 'repentance') return `${year}-${on}`;
  const weekday = (Math.floor(Date.parse(`${year}-11-22T00:00:00Z`) / 86_400_000) + 3) % 7; // 0 is Monday
  return plusDays(`${year}-11-22`, -((weekday + 5) % 7));
}

/** The public holidays of a year in the order of their days; `state` counts in Germany. */
export const holidaysOf = (country: string | null, state: string | null, year: number): PublicHoliday[] =>
  (RULES[country as HolidayCountry] ?? [])
    .filter((rule) => inForce(rule, year, state))
    .map((rule) => ({ day: dayOf(rule, year), en: rule.en, de: rule.de }))
    .sort((a, b) => a.day.localeCompare(b.day));
