import type { Revenue } from '../api';
import { useFormat } from '../core/format';
import { language, useText } from '../core/texts';
import { ChartView } from './ChartView';

/** Open amounts by the week they are due in. */
export function ExpectedChart({ revenue, large }: { revenue: Revenue; large?: boolean }) {
  const t = useText();
  const { date } = useFormat();
  const day = (week: string) =>
    new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-AT', { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${week}T00:00:00Z`),
    );
  const labels = revenue.expected.map(({ kind, week }) =>
    kind === 'week' && week ? day(week) : t(kind === 'overdue' ? 'analytics.expected.overdue' : 'analytics.expected.later'),
  );
  const rows = revenue.expected.map(({ kind, week }, at) => (kind === 'week' && week ? t('analytics.expected.week', { date: date(week) }) : labels[at]));
  const values = revenue.expected.map(({ amount }) => Number(amount));
  return (
    <ChartView
      chart={{
        kind: 'bar',
        title: t('analytics.expected.title'),
        unit: 'money',
        currency: revenue.currency,
        labels,
        series: [{ name: t('analytics.revenue.amount'), values }],
      }}
      rows={rows}
      column={t('analytics.expected.column')}
      none={t('analytics.expected.none')}
      large={large}
      fill
    />
  );
}
