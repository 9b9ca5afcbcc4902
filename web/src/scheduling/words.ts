import { language } from '../core/texts';

/** `Mo 09:00–12:00, 13:00–17:00 · Tu …` */
export function hoursText(hours: { weekday: number; from: string; to: string }[]): string {
  const nameOf = (weekday: number) => new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, mine: hours.filter((one) => one.weekday === weekday) })).filter(({ mine }) => mine.length);
  return days.map(({ weekday, mine }) => `${nameOf(weekday)} ${mine.map(({ from, to }) => `${from}–${to}`).join(', ')}`).join(' · ') || '–';
}
