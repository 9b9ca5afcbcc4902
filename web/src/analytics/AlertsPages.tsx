import { useWatch } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router';
import type { Alert, AlertCrossing } from '../api';
import { api, queries, useMany, type Rec } from '../core/api';
import { Choice, Choices, fields } from '../core/form';
import { useFormat } from '../core/format';
import { Facts, Page, RecordPage, useRemove, type Action, type Fact } from '../core/record';
import { SetupForm } from '../core/record/Setup';
import { useMe } from '../core/session';
import { DataTable, PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { alertsTable, Condition, LastValue, TIMEFRAMES } from './alerts';
import { said, useCatalogue } from './metrics';
import { useUnit } from './units';

const F = fields('alerts');
const FIELDS = ['name', 'metricId', 'timeframe', 'op', 'threshold', 'margin', 'recipientIds'] as const;
const UP = { label: 'reports.title', to: '/reports' } as const;

export function AlertsPage() {
  const t = useText();
  return (
    <Page title={t('alerts.title')} hint={t('alerts.hint')} crumbs={[{ label: t(UP.label), to: UP.to }]}>
      <DataTable of={alertsTable} />
    </Page>
  );
}

export function AlertForm() {
  const { user } = useMe();
  return (
    <SetupForm<Alert>
      texts="alerts"
      path="/alerts"
      right="alerts"
      up={UP}
      title="alerts.title"
      create="alerts.new"
      edit="alerts.edit"
      nameOf={({ name }) => name}
      fields={FIELDS}
      initial={{ op: 'above', timeframe: '30d', margin: 0, recipientIds: [user.id] }}
    >
      {() => <Fields />}
    </SetupForm>
  );
}

function Fields() {
  const t = useText();
  const { all, byId } = useCatalogue();
  const metricId = String(useWatch({ name: 'metricId' }));
  const metric = byId?.get(metricId);
  const { data } = useMany<Rec & { name: string }>('/users', { perPage: 200 });
  const members = new Map((data?.data ?? []).map(({ id, name }) => [id, name]));
  return (
    <>
      <F.Text name="name" required width={6} maxLength={120} autoFocus />
      <Choice
        name="metricId"
        required
        width={6}
        options={all.map(({ id }) => id)}
        word={(id) => (byId?.get(id) ? said(byId.get(id)!.label) : id)}
        hint={metric && said(metric.definition)}
      />
      <F.Select name="op" required width={3} options={(['above', 'below'] as const).map((value) => ({ value, label: t(`alerts.op.${value}`) }))} />
      <F.Quantity name="threshold" required width={3} />
      <F.Quantity name="margin" width={3} />
      {metric?.kind !== 'standing' && (
        <F.Select name="timeframe" required width={3} options={TIMEFRAMES.map((value) => ({ value, label: t(`alerts.timeframe.${value}`) }))} />
      )}
      <Choices name="recipientIds" required options={[...members.keys()]} word={(id) => members.get(id) ?? '…'} />
    </>
  );
}

export function AlertPage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id = '' } = useParams();
  const path = `/alerts/${id}`;
  const actions = (one: Alert): Action[] => [
    { key: 'edit', label: t('core.actions.edit'), can: 'alerts:write', run: () => void go(`${path}/edit`) },
    {
      key: 'pause',
      label: t(one.paused ? 'alerts.resume' : 'alerts.pause'),
      can: 'alerts:write',
      run: () => api.patch(path, { version: one.version, paused: !one.paused }).then(() => queries.invalidateQueries()),
    },
    remove(one, { path, title: one.name, to: '/alerts', can: 'alerts:delete' }),
  ];
  return (
    <RecordPage<Alert>
      path={path}
      texts="alerts"
      files={false}
      crumbs={[
        { label: t(UP.label), to: UP.to },
        { label: t('alerts.title'), to: '/alerts' },
      ]}
      title={({ name }) => name}
      hint={(one) => <Condition of={one} />}
      canWrite="alerts:write"
      actions={actions}
      tabs={[
        { key: 'crossings', label: t('alerts.crossings.title'), content: (one) => <Crossings of={one} /> },
        { key: 'details', label: t('record.details'), content: (one) => <Told of={one} /> },
      ]}
    />
  );
}

function Told({ of: one }: { of: Alert }) {
  const t = useText();
  const { time } = useFormat();
  const metric = useCatalogue().byId?.get(one.metricId);
  const facts: Fact[] = [
    { label: t('alerts.fields.metricId'), value: metric ? said(metric.label) : one.metricId },
    ...(one.timeframe ? [{ label: t('alerts.fields.timeframe'), value: t(`alerts.timeframe.${one.timeframe}`) }] : []),
    { label: t('alerts.fields.lastValue'), value: <LastValue of={one} /> },
    { label: t('alerts.fields.state'), value: t(one.paused ? 'alerts.paused.true' : `alerts.state.${one.state}`) },
    { label: t('alerts.fields.checkedAt'), value: time(one.checkedAt) },
    { label: t('alerts.fields.ownerName'), value: one.ownerName ?? '–' },
  ];
  return <Facts facts={facts} />;
}

function Crossings({ of: one }: { of: Alert }) {
  const t = useText();
  const { time } = useFormat();
  const say = useUnit();
  const metric = useCatalogue().byId?.get(one.metricId);
  const { data } = useMany<AlertCrossing & Rec>(`/alerts/${one.id}/crossings`, { perPage: 50 });
  if (!data) return null;
  return (
    <PlainTable
      label={t('alerts.crossings.title')}
      rows={data.data}
      keyOf={({ id }) => id}
      empty={t('alerts.crossings.none')}
      columns={[
        { label: t('alerts.crossings.at'), cell: ({ at }) => time(at) },
        { label: t('alerts.crossings.kind'), cell: ({ kind }) => t(`alerts.crossings.${kind}`) },
        { label: t('alerts.crossings.value'), right: true, cell: ({ value }) => say(value, metric?.unit) },
        { label: t('alerts.crossings.threshold'), right: true, cell: ({ threshold }) => say(threshold as number, metric?.unit) },
        { label: t('alerts.crossings.told'), cell: ({ told }) => told.map(({ name }) => name).join(', ') || '–' },
      ]}
    />
  );
}
