import { useMemo } from 'react';
import { language, unitWord } from './texts';
import { useSession, type Organization } from './session';

export interface Format {
  /** A decimal string and its currency (the organization's, if none): `€ 1.234,50`. Never computes. */
  money(value: string | number | null | undefined, currency?: string | null): string;
  /** A unit price with its up to four decimals. */
  price(value: string | number | null | undefined, currency?: string | null): string;
  number(value: string | number | null | undefined, digits?: number): string;
  /** A number with its unit: `12 Stk.` */
  measure(value: string | number | null | undefined, unit: string): string;
  percent(value: string | number | null | undefined): string;
  /** `2026-11-21`, which has no zone. */
  date(value: string | null | undefined): string;
  /** An instant, in the organization's zone. */
  time(value: string | null | undefined): string;
  /** "3 hours ago" */
  ago(value: string | null | undefined): string;
  /** "3h ago", where there is little room. */
  lately(value: string | null | undefined): string;
  country(code: string | null | undefined): string;
}

const NONE = '–';
const absent = (value: unknown) => value === null || value === undefined || value === '';

const SPOKEN: Record<string, string[]> = { de: ['AT', 'DE', 'CH', 'LI', 'LU'], en: ['GB', 'US', 'IE', 'CA', 'AU', 'NZ'] };

/** Locale of a language in an organization: German in Austria is `de-AT`; English there is British, so that what is shown and what is typed agree. */
export function localeOf(organization?: Organization | null): string {
  const country = organization?.country ?? '';
  return `${language()}-${SPOKEN[language()].includes(country) ? country : SPOKEN[language()][0]}`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const made = new Map<string, Format>();

/** Made once for each place and currency: what the browser prepares for it costs more than what it formats. */
export function formatOf(organization?: Organization | null): Format {
  const key = [localeOf(organization), organization?.timeZone, organization?.currency].join();
  const format = made.get(key) ?? make(organization);
  made.set(key, format);
  return format;
}

/** Made when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function make(organization?: Organization | null): Format {
  const locale = localeOf(organization);
  const timeZone = organization?.timeZone ?? undefined;
  const known = new Map<string, Intl.NumberFormat>();
  const numbers = (options: Intl.NumberFormatOptions) => {
    const key = Object.values(options).join();
    const format = known.get(key) ?? new Intl.NumberFormat(locale, options);
    known.set(key, format);
    return format;
  };
  const amount = (value: string | number | null | undefined, currency: string | null | undefined, digits: number) =>
    absent(value)
      ? NONE
      : numbers({ style: 'currency', currency: currency || organization?.currency || 'EUR', maximumFractionDigits: digits }).format(
          value as Intl.StringNumericLiteral,
        );
  const days = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const times = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const narrow = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }));
  const countries = once(() => new Intl.DisplayNames(locale, { type: 'region' }));
  const passed = (value: string | null | undefined, words: () => Intl.RelativeTimeFormat) => {
    if (absent(value)) return NONE;
    const seconds = (new Date(value!).getTime() - Date.now()) / 1000;
    const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
    return words().format(Math.round(seconds / size), unit as Intl.RelativeTimeFormatUnit);
  };
  const plain = (value: string | number | null | undefined, digits = 3) =>
    absent(value) ? NONE : numbers({ maximumFractionDigits: digits }).format(value as Intl.StringNumericLiteral);
  return {
    money: (value, currency) => amount(value, currency, 2),
    price: (value, currency) => amount(value, currency, 4),
    number: plain,
    measure: (value, unit) => (absent(value) ? NONE : `${plain(value)} ${unitWord(unit)}`),
    percent: (value) => (absent(value) ? NONE : `${numbers({ maximumFractionDigits: 2 }).format(value as Intl.StringNumericLiteral)} %`),
    date: (value) => (absent(value) ? NONE : days().format(new Date(`${value!.slice(0, 10)}T00:00:00Z`))),
    time: (value) => (absent(value) ? NONE : times().format(new Date(value!))),
    ago: (value) => passed(value, relative),
    lately: (value) => passed(value, narrow),
    country: (code) => (absent(code) ? NONE : (countries().of(code!) ?? code!)),
  };
}

/** Numbers, money and dates as the person's language and the organization's zone write them. */
export function useFormat(): Format {
  const { me } = useSession();
  const spoken = language();
  return useMemo(() => formatOf(me?.organization), [me?.organization, spoken]);
}

/** The locale of {@link useFormat}, for what is typed. */
export const useLocale = (): string => localeOf(useSession().me?.organization);

const ISO =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  );
const NEAR = ['AT', 'DE', 'CH'];

/** All countries by name, the nearest first. */
export function countries(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(language(), { type: 'region' });
  const named = ISO.map((code) => ({ code, name: names.of(code) ?? code }));
  const rank = (code: string) => (NEAR.includes(code) ? NEAR.indexOf(code) : NEAR.length);
  return named.sort((a, b) => rank(a.code) - rank(b.code) || a.name.localeCompare(b.name));
}
