import { Alert, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { CalendarChoice, ConnectedCalendar, ProviderState } from '../api';
import { api, useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { fields, Place } from '../core/form';
import { Facts, Page, RecordPage, VerbDialog, type Action } from '../core/record';
import { DataTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { connectedTable } from './connected';
import { SetupForm } from '../core/record/Setup';

const PATH = '/connected-calendars';
const F = fields('scheduling.connected');
const CONSENT = ['google', 'outlook'];

const useCrumbs = () => {
  const t = useText();
  return [{ label: t('scheduling.calendar.title'), to: '/calendar' }];
};

export function ConnectedCalendarsPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.connected.title')} crumbs={useCrumbs()}>
      <DataTable of={connectedTable} />
    </Page>
  );
}

/** `/connected-calendars/:id`: how it stands, and what is missing until it works. */
export function ConnectedCalendarPage() {
  const t = useText();
  const { id } = useParams();
  const [choosing, setChoosing] = useState(false);
  const actions = useActions(() => setChoosing(true));
  const crumbs = [...useCrumbs(), { label: t('scheduling.connected.title'), to: PATH }];
  const { data: calendar } = useOne<ConnectedCalendar>(`${PATH}/${id}`);
  return (
    <>
      <RecordPage<ConnectedCalendar>
        path={`${PATH}/${id}`}
        texts="scheduling.connected"
        crumbs={crumbs}
        title={({ name }) => name}
        files={false}
        history={false}
        actions={actions}
        tabs={[{ key: 'details', label: t('scheduling.appointments.details'), content: (record) => <Details calendar={record} /> }]}
      />
      {calendar && choosing && <ChooseDialog calendar={calendar} onClose={() => setChoosing(false)} />}
    </>
  );
}

function Details({ calendar }: { calendar: ConnectedCalendar }) {
  const t = useText();
  const word = useWord();
  const { ago } = useFormat();
  const [params] = useSearchParams();
  const refused = params.get('consent') === 'refused' && calendar.status !== 'connected';
  const next = refused ? 'refused' : calendar.status === 'disconnected' && CONSENT.includes(calendar.provider) ? 'consent' : calendar.status;
  return (
    <>
      {next !== 'connected' && (
        <Alert severity={next === 'failing' || refused ? 'warning' : 'info'} sx={{ mb: 2 }}>
          {t(`scheduling.connected.next.${next}`)} {calendar.problem && `(${calendar.problem})`}
        </Alert>
      )}
      <Facts
        facts={[
          { label: t('scheduling.connected.fields.provider'), value: word(`scheduling.connected.provider.${calendar.provider}`) },
          { label: t('scheduling.connected.fields.resourceName'), value: calendar.resourceName ?? '–' },
          { label: t('scheduling.connected.fields.twoWay'), value: t(calendar.twoWay ? 'core.yes' : 'core.no') },
          { label: t('scheduling.connected.fields.syncedAt'), value: calendar.syncedAt ? ago(calendar.syncedAt) : '–' },
          ...(calendar.url ? [{ label: t('scheduling.connected.fields.url'), value: calendar.url }] : []),
          ...(calendar.username ? [{ label: t('scheduling.connected.fields.username'), value: calendar.username }] : []),
        ]}
      />
    </>
  );
}

/** What is missing comes first: consent, then which calendar, then nothing but a look now and then. */
function useActions(choose: () => void): (calendar: ConnectedCalendar) => Action[] {
  const t = useText();
  const go = useNavigate();
  const can = 'connected-calendars:write';
  const connect = async (one: ConnectedCalendar) => window.location.assign((await api.post<{ url: string }>(`${PATH}/${one.id}/connect`)).data.url);
  return (one) => {
    const consent = CONSENT.includes(one.provider);
    const steps: (Action & { when: boolean })[] = [
      { key: 'connect', when: consent && !one.calendarId, label: t('scheduling.connected.connect'), can, run: () => connect(one) },
      { key: 'choose', when: one.provider !== 'feed', label: t('scheduling.connected.choose'), can, run: choose },
      {
        key: 'sync',
        when: ['connected', 'failing'].includes(one.status),
        label: t('scheduling.connected.sync'),
        can,
        run: () => api.post(`${PATH}/${one.id}/sync`),
        done: t('scheduling.connected.syncing'),
      },
      {
        key: 'again',
        when: consent && Boolean(one.calendarId),
        label: t('scheduling.connected.again'),
        can,
        rare: one.status !== 'consent_needed',
        run: () => connect(one),
      },
      { key: 'edit', when: true, label: t('core.actions.edit'), can, rare: true, run: () => go(`${PATH}/${one.id}/edit`) },
      {
        key: 'delete',
        when: true,
        label: t('scheduling.connected.remove'),
        can: 'connected-calendars:delete',
        danger: true,
        rare: true,
        confirm: t('scheduling.connected.removeText'),
        run: async () => {
          await api.delete(`${PATH}/${one.id}`, { version: one.version });
          await go(PATH);
        },
      },
    ];
    return steps.filter(({ when }) => when).map(({ when: _, ...action }) => action);
  };
}

function ChooseDialog({ calendar, onClose }: { calendar: ConnectedCalendar; onClose: () => void }) {
  const t = useText();
  const { data, error, isPending } = useMany<CalendarChoice>(`${PATH}/${calendar.id}/choices`);
  const [chosen, setChosen] = useState(calendar.calendarId ?? '');
  const choices = data?.data ?? [];
  return (
    <VerbDialog
      title={t('scheduling.connected.choose')}
      text={isPending ? t('scheduling.connected.asking') : t('scheduling.connected.chooseText')}
      submit={t('core.actions.save')}
      disabled={!chosen || chosen === calendar.calendarId}
      run={() => api.patch(`${PATH}/${calendar.id}`, { calendarId: chosen, version: calendar.version })}
      done={t('core.saved')}
      onClose={onClose}
    >
      {error && <Alert severity="error">{error.message}</Alert>}
      {choices.length > 0 && (
        <TextField select label={t('scheduling.connected.fields.calendarId')} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {choices.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </VerbDialog>
  );
}

export function ConnectedCalendarForm() {
  const t = useText();
  const word = useWord();
  const { id } = useParams();
  const { data } = useMany<ProviderState>(`${PATH}/providers`);
  const known = data?.data ?? [];
  const providers = known.filter(({ configured }) => configured).map(({ provider }) => provider);
  const absent = known.filter(({ configured }) => !configured).map(({ provider }) => word(`scheduling.connected.provider.${provider}`));
  return (
    <SetupForm<ConnectedCalendar>
      texts="scheduling.connected"
      path={PATH}
      right="connected-calendars"
      up={{ label: 'scheduling.calendar.title', to: '/calendar' }}
      title="scheduling.connected.title"
      create="scheduling.connected.create"
      edit="scheduling.connected.edit"
      nameOf={({ name }) => name}
      fields={['name', 'provider', 'resourceId', 'url', 'username', 'password' as never, 'twoWay']}
      initial={{ provider: 'caldav', twoWay: true }}
    >
      {() => (
        <>
          <F.Text name="name" required width={6} autoFocus maxLength={100} />
          <F.Pick name="resourceId" resource="resources" required width={6} />
          {!id && <F.Select name="provider" required options={providers} width={6} />}
          <Address />
          {!id && absent.length > 0 && (
            <Place>
              <Alert severity="info">{t('scheduling.connected.notSetUp', { providers: absent.join(', ') })}</Alert>
            </Place>
          )}
        </>
      )}
    </SetupForm>
  );
}

/** Only what the provider asks for. */
function Address() {
  const provider = useWatch({ name: 'provider' }) as ConnectedCalendar['provider'];
  return (
    <>
      {['caldav', 'feed'].includes(provider) && <F.Text name="url" type="url" required maxLength={2_000} />}
      {provider === 'caldav' && <F.Text name="username" required width={6} autoComplete="off" />}
      {provider === 'caldav' && <F.Text name="password" type="password" width={6} autoComplete="new-password" />}
      {provider !== 'feed' && <F.Flag name="twoWay" />}
    </>
  );
}
