import type { ReportChart, ReportChartKind } from '../api';
import { useText } from '../core/texts';
import { fitting, isGrouped, type Draft } from './builder';
import { Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';

const KINDS: ReportChartKind[] = ['bar', 'line', 'pie'];

/** How the groups are drawn, if they are. */
export function BuilderChart({ set, question, chart, change }: PartProps & { chart: ReportChart | null; change: (patch: Partial<Draft>) => void }) {
  const t = useText();
  if (!isGrouped(question) || !question.groupBy?.length) return null;
  const fit = fitting(chart, question);
  const nameOf = (key: string | null) => {
    const column = set.columns.find((one) => one.key === key);
    return column ? said(column.label) : (key ?? '');
  };
  const begin = (kind: ReportChartKind | '') => change({ chart: kind ? fitting({ kind, x: question.groupBy![0].column, y: fit?.y ?? [] }, question) : null });
  const measures = (question.measures ?? []).map(({ key, kind, column }) => ({
    value: key,
    label: [t(`reports.build.kinds.${kind}`), nameOf(column)].filter(Boolean).join(': '),
  }));
  return (
    <Part title={t('reports.build.chart')}>
      <PickOne
        label={t('reports.build.chart')}
        none={t('reports.build.noChart')}
        value={fit?.kind ?? ''}
        of={KINDS.map((value) => ({ value, label: t(`reports.build.charts.${value}`) }))}
        onChange={begin}
      />
      {fit && (
        <>
          <PickOne
            label={t('reports.build.x')}
            value={fit.x}
            of={question.groupBy.map(({ column }) => ({ value: column, label: nameOf(column) }))}
            onChange={(x) => change({ chart: { ...fit, x } })}
          />
          <PickOne label={t('reports.build.y')} value={fit.y[0] ?? ''} of={measures} onChange={(y) => change({ chart: { ...fit, y: [y] } })} />
        </>
      )}
    </Part>
  );
}
