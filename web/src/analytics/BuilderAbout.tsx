import { Stack, TextField } from '@mui/material';
import type { DataSetEntry, ReportSharing } from '../api';
import { Views } from '../core/record';
import { useText } from '../core/texts';
import { isGrouped, rowByRow, startOf, summedUp, type Draft } from './builder';
import { Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';
import { ReportPeriodField } from './ReportPeriodField';

interface NameProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  fault?: string;
}

export function BuilderName({ draft, change, fault }: NameProps) {
  const t = useText();
  const sharings: ReportSharing[] = ['none', 'read', 'write'];
  return (
    <Stack spacing={1.5}>
      <TextField
        required
        label={t('reports.build.name')}
        value={draft.name}
        error={Boolean(fault)}
        helperText={fault}
        onChange={(event) => change({ name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <TextField
        multiline
        label={t('reports.build.description')}
        value={draft.description ?? ''}
        onChange={(event) => change({ description: event.target.value || null })}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <PickOne
        label={t('reports.build.sharing')}
        value={draft.shared}
        of={sharings.map((value) => ({ value, label: t(`reports.shared.${value}`) }))}
        onChange={(shared) => change({ shared })}
      />
    </Stack>
  );
}

/** Of which facts, of which days, row by row or summed up. */
export function BuilderAbout({ sets, set, question, ask, change }: PartProps & { sets: DataSetEntry[]; change: (patch: Partial<Draft>) => void }) {
  const t = useText();
  const choose = (id: string) => {
    const next = sets.find((one) => one.id === id)!;
    change({ question: startOf(next), chart: null });
  };
  const ways = (['rows', 'groups'] as const).map((value) => ({ value, label: t(`reports.build.${value}`) }));
  const told = isGrouped(question) ? 'groups' : 'rows';
  return (
    <>
      <Part title={t('reports.build.what')} hint={said(set.definition)}>
        <PickOne label={t('reports.build.dataSet')} value={set.id} of={sets.map(({ id, label }) => ({ value: id, label: said(label) }))} onChange={choose} />
        <ReportPeriodField
          value={question.period ?? { timeframe: set.dated ? 'all' : null, from: null, to: null, at: null }}
          dated={set.dated}
          onChange={(period) => ask({ period })}
        />
      </Part>
      <Part title={t('reports.build.how')}>
        <Views
          label={t('reports.build.how')}
          value={told}
          of={ways}
          onChange={(way) => change({ question: way === 'groups' ? summedUp(question, set) : rowByRow(question, set), chart: null })}
        />
      </Part>
    </>
  );
}
