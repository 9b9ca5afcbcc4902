import { Alert } from '@mui/material';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { fields, Section } from '../core/form';
import { useText } from '../core/texts';
import { SOURCE_OF, settingsOf, type Provider } from './channels';
import { SOURCES } from './inbox';

const F = fields('messaging.channels');
const SECURITY = ['tls', 'starttls', 'none'];

/** What this provider has to know; changing the provider of a new channel begins its settings anew. */
export function ProviderFields({ fresh }: { fresh: boolean }) {
  const t = useText();
  const { setValue, formState } = useFormContext();
  const provider = useWatch({ name: 'provider' }) as Provider;
  const touched = formState.dirtyFields.provider === true;
  useEffect(() => {
    if (!fresh || !touched) return;
    setValue('source', SOURCE_OF[provider], { shouldDirty: true });
    for (const [name, value] of Object.entries(settingsOf(provider))) setValue(name, value, { shouldDirty: true });
  }, [provider]);
  return (
    <>
      {provider === 'sandbox' && fresh && <F.Select name="source" required width={6} options={SOURCES} />}
      <F.Text name="ownAddress" width={6} required={provider === 'mailbox'} />
      {provider === 'sandbox' && <F.Select name="settings.behaviour" width={6} options={['deliver', 'fail', 'away']} />}
      {provider === 'sandbox' && <F.Quantity name="settings.delaySeconds" width={6} />}
      {provider === 'sandbox' && (
        <Alert severity="info" sx={{ gridColumn: '1 / -1' }}>
          {t('messaging.channels.sandboxHint')}
        </Alert>
      )}
      {provider === 'mailbox' && <Mailbox fresh={fresh} />}
      {(provider === 'whatsapp_cloud' || provider === 'instagram') && <Meta provider={provider} />}
      {provider === 'twilio' && <Twilio />}
      {provider === 'calls' && <Calls />}
      {!fresh && provider !== 'sandbox' && (
        <Alert severity="info" sx={{ gridColumn: '1 / -1' }}>
          {t('messaging.channels.secretsStay')}
        </Alert>
      )}
    </>
  );
}

function Mailbox({ fresh }: { fresh: boolean }) {
  const authentication = useWatch({ name: 'settings.authentication' }) as string;
  const password = authentication === 'password';
  return (
    <>
      <F.Select name="settings.authentication" required width={6} options={['password', 'google', 'microsoft']} />
      {password && (
        <>
          <F.Text name="settings.user" width={6} />
          <F.Text name="credentials.password" type="password" required={fresh} width={6} autoComplete="new-password" />
          <Section title="messaging.channels.sections.incoming" />
          <F.Text name="settings.imapHost" required width={6} />
          <F.Quantity name="settings.imapPort" required width={3} />
          <F.Select name="settings.imapSecurity" required width={3} options={SECURITY} />
          <Section title="messaging.channels.sections.outgoing" />
          <F.Text name="settings.smtpHost" required width={6} />
          <F.Quantity name="settings.smtpPort" required width={3} />
          <F.Select name="settings.smtpSecurity" required width={3} options={SECURITY} />
          <F.Flag name="settings.selfSigned" />
        </>
      )}
      <F.Tags name="settings.folders" width={6} />
      <F.Quantity name="settings.historyDays" width={3} />
      <F.Text name="settings.senderName" width={6} />
    </>
  );
}

function Meta({ provider }: { provider: 'whatsapp_cloud' | 'instagram' }) {
  return (
    <>
      {provider === 'whatsapp_cloud' ? (
        <>
          <F.Text name="settings.phoneNumberId" required width={6} />
          <F.Text name="settings.businessAccountId" width={6} />
        </>
      ) : (
        <>
          <F.Text name="settings.accountId" width={6} />
          <F.Flag name="settings.humanAgent" width={6} />
        </>
      )}
      <F.Text name="credentials.accessToken" type="password" width={6} autoComplete="off" />
      <F.Text name="credentials.appSecret" type="password" width={6} autoComplete="off" />
      <F.Text name="credentials.verifyToken" type="password" width={6} autoComplete="off" />
    </>
  );
}

function Twilio() {
  return (
    <>
      <F.Text name="settings.accountSid" required width={6} />
      <F.Text name="settings.messagingServiceSid" width={6} />
      <F.Text name="credentials.authToken" type="password" width={6} autoComplete="off" />
    </>
  );
}

/** Who tells of calls by themselves; by hand they are noted without. */
function Calls() {
  return (
    <>
      <F.Text name="credentials.webhookSecret" type="password" width={6} autoComplete="off" />
      <F.Text name="credentials.authToken" type="password" width={6} autoComplete="off" />
    </>
  );
}
