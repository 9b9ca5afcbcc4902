import { useText } from '../core/texts';

const HOUR = 3_600;
const DAY = 86_400;

/** A span of seconds as days, or hours below a day. */
export function useSpan(): (seconds: number) => string {
  const t = useText();
  return (seconds) =>
    seconds >= DAY ? t('pipeline.deals.days', { count: Math.round(seconds / DAY) }) : t('pipeline.deals.hours', { count: Math.round(seconds / HOUR) });
}
