import { useMemo } from 'react';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { useInsights } from './insights';
import { outreachTable } from './insights.tables';
import { InsightsFrame } from './InsightsFrame';

/** `/insights/outreach`: every attempt to get in touch. */
export function InsightsOutreachPage() {
  const t = useText();
  const base = useInsights();
  const table = useMemo(() => outreachTable(base), [base]);
  return (
    <InsightsFrame hint={t('insights.outreach.text')}>
      <DataTable of={table} />
    </InsightsFrame>
  );
}
