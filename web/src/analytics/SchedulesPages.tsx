import { Box } from '@mui/material';
import { useSearchParams } from 'react-router';
import { useWatch } from 'react-hook-form';
import type { Report, ReportSchedule } from '../api';
import { useMany, useOne } from '../core/api';
import { Choices, fields, Place } from '../core/form';
import { useBound } from '../core/form/context';
import { Page } from '../core/record';
import { SetupForm } from '../core/record/Setup';
import { DataTable } from '../core/table';
import { ClockInput } from '../core/time';
import { useText } from '../core/texts';
import { said, useCatalogue } from './metrics';
import { RecipientsField } from './RecipientsField';
import { RhythmField } from './RhythmField';
import { useDataSets } from './reports';
import { PERIODS, schedulesTable } from './schedules';
import { segmentsOf } from './SegmentField';

const F = fields('schedules');
const FIELDS = [
  'name',
  'what',
  'reportId',
  'dashboardId',
  'segmentId',
  'metricIds',
  'period',
  'rhythm',
  'time',
  'recipients',
  'attachments',
  'onlyIfRows',
  'language',
] as const;
const MONDAYS = { frequency: 'weekly', weekdays: [1], monthly: null, dayOfMonth: null, nth: null, weekday: null, rule: null, startsOn: null };

export function SchedulesPage() {
  const t = useText();
  return (
    <Page title={t('schedules.title')} hint={t('schedules.hint')} crumbs={[{ label: t('reports.title'), to: '/reports' }]}>
      <DataTable of={schedulesTable} />
    </Page>
  );
}

/** `/report-schedules/new?reportId=…` begins with that report, under its name. */
export function ScheduleForm() {
  const [params] = useSearchParams();
  const reportId = params.get('reportId');
  const { data: report } = useOne<Report>(reportId ? `/reports/${reportId}` : null);
  if (reportId && !report) return null;
  const start = {
    name: report?.name ?? null,
    what: 'report',
    reportId,
    segmentId: params.get('segmentId'),
    metricIds: [],
    rhythm: MONDAYS,
    time: '07:00',
    recipients: [],
    attachments: ['xlsx'],
    onlyIfRows: true,
  };
  return (
    <SetupForm<ReportSchedule>
      texts="schedules"
      path="/report-schedules"
      right="reports"
      up={{ label: 'reports.title', to: '/reports' }}
      title="schedules.title"
      create="schedules.new"
      edit="schedules.edit"
      nameOf={({ name }) => name}
      fields={FIELDS}
      initial={start}
    >
      {() => <Fields />}
    </SetupForm>
  );
}

function Fields() {
  const t = useText();
  const what = useWatch({ name: 'what' }) as ReportSchedule['what'];
  return (
    <>
      <F.Text name="name" required width={8} maxLength={120} />
      <F.Select name="what" required options={['report', 'dashboard', 'metrics']} width={4} />
      {what === 'report' && <F.Pick name="reportId" resource="reports" required width={8} />}
      {what === 'report' && <SegmentOfReport />}
      {what === 'dashboard' && <DashboardField />}
      {what === 'metrics' && <MetricsField />}
      <F.Select name="period" options={PERIODS.map((value) => ({ value, label: t(`schedules.period.${value}`) }))} width={4} />
      <RhythmField />
      <TimeField />
      <RecipientsField />
      <Choices name="attachments" options={['csv', 'xlsx', 'pdf']} word={(one) => t(`schedules.attachments.${one as 'csv'}`)} width={6} />
      <F.Select name="language" options={(['de', 'en'] as const).map((value) => ({ value, label: t(`schedules.language.${value}`) }))} width={6} />
      <F.Flag name="onlyIfRows" />
    </>
  );
}

/** Where the report is about customers and there are segments of them. */
function SegmentOfReport() {
  const reportId = useWatch({ name: 'reportId' }) as string | null;
  const chosen = useWatch({ name: 'segmentId' }) as string | null;
  const { data: report } = useOne<Report>(reportId ? `/reports/${reportId}` : null);
  const segments = segmentsOf(useDataSets()?.find(({ id }) => id === report?.question.dataSet));
  return segments.length || chosen ? <F.Select name="segmentId" options={segments} width={4} /> : null;
}

function DashboardField() {
  const { data } = useMany<{ id: string; version: number; name: string }>('/dashboards', { perPage: 100 });
  return <F.Select name="dashboardId" required width={8} options={(data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />;
}

function MetricsField() {
  const { all, byId } = useCatalogue();
  return (
    <Choices
      name="metricIds"
      required
      width={8}
      options={all.map(({ id }) => id)}
      word={(id) => {
        const one = byId?.get(id);
        return one ? said(one.label) : id;
      }}
    />
  );
}

function TimeField() {
  const { field, shown } = useBound({ name: 'time', required: true });
  return (
    <Place width={4}>
      <Box>
        <ClockInput label={shown.label} value={(field.value as string | null) ?? ''} counts="late" onChange={(time) => field.onChange(time)} />
      </Box>
    </Place>
  );
}
