import { Skeleton, Stack } from '@mui/material';
import { useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Report, ReportRow, ReportTimeframe } from '../api';
import { api, useMany, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { notify } from '../core/notify';
import { Actions, Page, useRemove, type Action } from '../core/record';
import { useMe } from '../core/session';
import { Pager } from '../core/table/Pager';
import { useText } from '../core/texts';
import { ReportExports } from './ReportExports';
import { asked, ReportPeriodField, type ReportDays } from './ReportPeriodField';
import { ReportResult } from './ReportResult';
import { SegmentField } from './SegmentField';
import { useDataSets, type ReportSummary } from './reports';

const NAMES = ['timeframe', 'from', 'to', 'at'] as const;

/** Another period than the report's own stands in the address, so that a link shows a colleague the same. */
function useReportState() {
  const [params, setParams] = useSearchParams();
  const days = useMemo<ReportDays>(() => {
    const [timeframe, from, to, at] = NAMES.map((name) => params.get(name));
    return { timeframe: timeframe as ReportTimeframe | null, from, to, at };
  }, [params]);
  const set = (values: Record<string, string | number | null | undefined>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(values))
        if (value) next.set(name, String(value));
        else next.delete(name);
      return next;
    });
  const segmentId = params.get('segmentId');
  const page = { page: Number(params.get('page')) || 1, perPage: Number(params.get('perPage')) || 50 };
  const setDays = (next: ReportDays) => set({ ...next, page: null });
  return { days, segmentId, page, setDays, setSegment: (id: string | null) => set({ segmentId: id, page: null }), setPage: set };
}

/** One report: what it says now, for another period, as a file. */
export function ReportPage() {
  const t = useText();
  const { id = '' } = useParams();
  const { days, segmentId, page, setDays, setSegment, setPage } = useReportState();
  const sets = useDataSets();
  const { data: report, error } = useOne<Report>(`/reports/${id}`);
  const { data, error: refused, refetch } = useMany<ReportRow>(`/reports/${id}/rows`, { ...asked(days), ...(segmentId && { segmentId }), ...page });
  if (error) return <Failed error={error} />;
  if (!report) return <Skeleton variant="rounded" height={320} />;
  const summary = data?.meta.summary as ReportSummary | undefined;
  const set = sets?.find((one) => one.id === report.question.dataSet);
  return (
    <Page
      title={report.name}
      hint={report.description}
      crumbs={[{ label: t('reports.title'), to: '/reports' }]}
      actions={<ReportActions of={report} segmentId={segmentId} />}
    >
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' }}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <ReportPeriodField value={days} onChange={setDays} dated={set?.dated ?? true} own={ownPeriod(report, t)} />
          <SegmentField set={set} value={segmentId} onChange={setSegment} />
        </Stack>
        <ReportExports report={report} asked={{ ...asked(days), ...(segmentId && { segmentId }) }} />
      </Stack>
      {refused && !data && <Failed error={refused} retry={() => void refetch()} />}
      {!data && !refused && <Skeleton variant="rounded" height={320} />}
      {data && summary && (
        <ReportResult
          rows={data.data}
          summary={summary}
          pager={<Pager pagination={data.pagination} change={({ page: next, perPage }) => setPage({ page: next, ...(perPage && { perPage, page: 1 }) })} />}
        />
      )}
    </Page>
  );
}

const ownPeriod = ({ question: { period } }: Report, t: ReturnType<typeof useText>) =>
  period?.timeframe === 'custom' ? `${period.from} – ${period.to}` : t(`reports.period.${period?.timeframe ?? 'all'}`);

function ReportActions({ of: report, segmentId }: { of: Report; segmentId: string | null }) {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { user, role } = useMe();
  const owns = !report.standard && (report.createdBy === user.id || role === 'admin');
  const mayChange = owns || (!report.standard && report.shared === 'write');
  const copy = async () => {
    const { data } = await api.post<Report>(`/reports/${report.id}/copy`, { name: t('reports.one.copyOf', { name: report.name }).slice(0, 120) });
    await go(`/reports/${data.id}/edit`);
    notify(t('reports.one.copied'));
  };
  const actions: Action[] = [
    ...(mayChange ? [{ key: 'edit', label: t('reports.one.edit'), can: 'reports:write', run: () => void go(`/reports/${report.id}/edit`) }] : []),
    {
      key: 'byMail',
      label: t('schedules.byMail'),
      can: 'reports:send',
      run: () => void go(`/report-schedules/new?reportId=${report.id}${segmentId ? `&segmentId=${segmentId}` : ''}`),
    },
    { key: 'copy', label: t('reports.one.copy'), can: 'reports:write', run: copy },
    ...(owns ? [remove(report, { path: `/reports/${report.id}`, title: report.name, to: '/reports', can: 'reports:delete' })] : []),
  ];
  return <Actions of={actions} />;
}
