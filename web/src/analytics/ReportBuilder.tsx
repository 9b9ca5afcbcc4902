import { Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DataSetEntry, Report, ReportQuestion } from '../api';
import { api, byField, isProblem, queries } from '../core/api';
import { useLeaveGuard } from '../core/form/useLeaveGuard';
import { complain, notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { finished, fitting, type Draft, withoutFilters } from './builder';
import { BuilderAbout, BuilderName } from './BuilderAbout';
import { BuilderChart } from './BuilderChart';
import { BuilderColumns } from './BuilderColumns';
import { BuilderFilters } from './BuilderFilters';
import { BuilderGroups } from './BuilderGroups';
import { BuilderPreview } from './BuilderPreview';
import { BuilderSort } from './BuilderSort';

interface Props {
  sets: DataSetEntry[];
  report?: Report;
  first: Draft;
}

const bodyOf = ({ question, ...draft }: Draft) => {
  const whole = finished(question);
  return { ...draft, name: draft.name.trim(), question: whole, chart: fitting(draft.chart, whole) };
};

/** What is asked on the left, what comes out of it on the right, with every change. */
export function ReportBuilder({ sets, report, first }: Props) {
  const t = useText();
  const go = useNavigate();
  const [draft, setDraft] = useState(first);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const { release } = useLeaveGuard(JSON.stringify(draft) !== JSON.stringify(first));
  const set = sets.find(({ id }) => id === draft.question.dataSet) ?? sets[0];
  const change = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const ask = (patch: Partial<ReportQuestion>) => setDraft((now) => ({ ...now, question: { ...now.question, ...patch } }));
  const part = { set, question: draft.question, ask };
  const shown = withoutFilters(set);

  const save = async () => {
    setBusy(true);
    try {
      const body = bodyOf(draft);
      const { data } = await (report ? api.patch<Report>(`/reports/${report.id}`, { ...body, version: report.version }) : api.post<Report>('/reports', body));
      release();
      await go(`/reports/${data.id}`);
      notify(t('reports.build.saved'));
      void queries.invalidateQueries();
    } catch (error) {
      const fields: Record<string, string> = isProblem(error) ? byField(error, (path) => path === 'name').fields : {};
      setFaults(fields);
      if (!fields.name) complain(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={report ? t('reports.build.edit') : t('reports.build.new')}
      crumbs={[{ label: t('reports.title'), to: '/reports' }, ...(report ? [{ label: report.name, to: `/reports/${report.id}` }] : [])]}
      actions={
        <Button variant="contained" disabled={busy} onClick={() => void save()}>
          {t('reports.build.save')}
        </Button>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 440px) minmax(0, 1fr)' } }}>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <BuilderName draft={draft} change={change} fault={faults.name} />
          <Paper variant="outlined" component="section" sx={{ p: 2 }}>
            <Stack spacing={2.5}>
              <BuilderAbout sets={sets} {...part} change={change} />
              <BuilderColumns {...part} set={shown} />
              <BuilderGroups {...part} set={shown} />
              <BuilderFilters {...part} />
              <BuilderSort {...part} set={shown} />
              <BuilderChart {...part} set={shown} chart={draft.chart} change={change} />
            </Stack>
          </Paper>
        </Stack>
        <Stack component="section" spacing={1} aria-label={t('reports.build.preview')} sx={{ minWidth: 0 }}>
          <Typography component="h2" variant="h2">
            {t('reports.build.preview')}
          </Typography>
          <BuilderPreview draft={draft} />
        </Stack>
      </Box>
    </Page>
  );
}
