import { Typography } from '@mui/material';
import { useNavigate } from 'react-router';
import type { Channel } from '../api';
import { api } from '../core/api';
import { fields, Section } from '../core/form';
import { useFormat } from '../core/format';
import { Page, type Action } from '../core/record';
import { SetupForm, SetupPage } from '../core/record/Setup';
import { DataTable } from '../core/table';
import { Status } from '../core/table/status';
import { useText } from '../core/texts';
import { ChannelState } from './ChannelState';
import { PROVIDERS, settingsOf } from './channels';
import { ChannelHours } from './ChannelHours';
import { ProviderFields } from './ProviderFields';
import { channelsTable } from './tables';

const F = fields('messaging.channels');
const NOUN = {
  texts: 'messaging.channels',
  path: '/channels',
  right: 'channels',
  up: { label: 'messaging.title', to: '/conversations' },
  title: 'messaging.channels.title',
  create: 'messaging.channels.create',
  edit: 'messaging.channels.edit',
  nameOf: ({ name }: Channel) => name,
} as const;

export function ChannelsPage() {
  const t = useText();
  return (
    <Page title={t('messaging.channels.title')} crumbs={[{ label: t('messaging.title'), to: '/conversations' }]} hint={t('messaging.channels.hint')}>
      <DataTable of={channelsTable} />
    </Page>
  );
}

export function ChannelPage() {
  const t = useText();
  const go = useNavigate();
  const { time } = useFormat();
  const actions = (one: Channel): Action[] => [
    ...(['google', 'microsoft'].includes(String(one.settings.authentication))
      ? [
          {
            key: 'connect',
            label: t('messaging.channels.connect'),
            can: 'channels:write',
            run: async () => void (window.location.href = (await api.post<{ url: string }>(`/channels/${one.id}/connect`)).data.url),
          },
        ]
      : []),
    ...(one.provider === 'sandbox' ? [{ key: 'play', label: t('messaging.sandbox.open'), run: () => void go(`/channels/${one.id}/sandbox`) }] : []),
  ];
  return (
    <SetupPage<Channel>
      {...NOUN}
      actions={actions}
      facts={(one) => [
        { label: t('messaging.channels.fields.status'), value: <Status of={one.status} texts="messaging.channels" /> },
        { label: t('messaging.channels.fields.provider'), value: t(`messaging.channels.provider.${one.provider}`) },
        { label: t('messaging.channels.fields.ownAddress'), value: one.ownAddress ?? '–' },
        ...(one.provider === 'mailbox'
          ? []
          : [{ label: t('messaging.channels.fields.webhook'), value: `${window.location.origin}/api/v1/webhooks/${one.id}` }]),
        { label: t('messaging.channels.fields.lastSeenAt'), value: one.lastSeenAt ? time(one.lastSeenAt) : '–' },
        { label: t('messaging.channels.fields.autoReplyWhen'), value: t(`messaging.channels.autoReplyWhen.${one.autoReplyWhen}`) },
        {
          label: t('messaging.channels.fields.businessHours'),
          value: !one.businessHours
            ? t('messaging.channels.alwaysThere')
            : t(one.closedOnHolidays ? 'messaging.channels.byHoursHolidays' : 'messaging.channels.byHours', {
                days: new Set(one.businessHours.map(({ weekday }) => weekday)).size,
              }),
        },
        { label: t('messaging.channels.test.title'), value: <ChannelState of={one} /> },
      ]}
    />
  );
}

const FIELDS = [
  'name',
  'provider',
  'source',
  'ownAddress',
  'settings',
  'credentials',
  'signature',
  'businessHours',
  'closedOnHolidays',
  'autoReply',
  'autoReplyWhen',
];

export function ChannelForm() {
  const t = useText();
  return (
    <SetupForm<Channel & { credentials: object }>
      {...NOUN}
      fields={FIELDS as (keyof Channel)[]}
      initial={{ provider: 'mailbox', source: 'email', ...settingsOf('mailbox'), autoReplyWhen: 'never', businessHours: null, closedOnHolidays: true }}
    >
      {(record) => (
        <>
          <F.Text name="name" required width={6} autoFocus={!record} maxLength={100} />
          {record ? null : <F.Select name="provider" required width={6} options={PROVIDERS} />}
          <ProviderFields fresh={!record} />
          <Section title="messaging.channels.sections.answers" />
          <F.Text name="signature" multiline />
          <F.Select name="autoReplyWhen" required width={6} options={['never', 'outside_hours', 'always']} />
          <F.Text name="autoReply" multiline />
          <ChannelHours />
          {!record && (
            <Typography color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
              {t('messaging.channels.testAfter')}
            </Typography>
          )}
        </>
      )}
    </SetupForm>
  );
}
