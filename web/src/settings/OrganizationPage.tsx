import { Alert, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { Organization } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { Choice, fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { useCan, useSession } from '../core/session';
import { language, useText } from '../core/texts';

import { Sheet } from './Sheet';

const F = fields('settings.organization');
const FIELDS = [
  'name',
  'industry',
  'country',
  'currency',
  'timeZone',
  'locale',
  'address',
  'vatId',
  'taxNumber',
  'registrationNumber',
  'email',
  'phone',
  'website',
  'bank',
  'smallBusiness',
  'overDeliveryTolerancePercent',
] as const;
const INDUSTRIES = ['maker', 'optician', 'clinic', 'sales', 'services'] as const;
const LOCALES = ['de-AT', 'de-DE', 'de-CH', 'de-LI', 'de-LU', 'en-GB', 'en-IE', 'en-US', 'en-AT', 'en-DE'];

const EMPTY = (country: string) => ({ line1: null, line2: null, postalCode: null, city: null, state: null, country });

/** `/settings/organization` */
export function OrganizationPage() {
  const t = useText();
  const can = useCan();
  const { reload } = useSession();
  const { data: organization, isError, error } = useOne<Organization>('/organization');
  if (isError) return <Failed error={error} />;
  const mayWrite = can('organization:write');
  // the address of a new organization begins in its own country
  const record = useMemo(() => organization && { ...organization, address: organization.address ?? EMPTY(organization.country) }, [organization]);
  return (
    <Sheet title={t('settings.organization.title')} hint={t('settings.organization.hint')}>
      {!mayWrite && <Alert severity="info">{t('settings.readOnly')}</Alert>}
      {record && (
        <Form<Organization>
          texts="settings.organization"
          record={record}
          fields={FIELDS}
          disabled={!mayWrite}
          onSaved={() => {
            notify(t('core.saved'));
            void reload();
          }}
          save={async (values) => (await api.patch<Organization>('/organization', values)).data}
        >
          <OrganizationFields />
        </Form>
      )}
    </Sheet>
  );
}

function OrganizationFields() {
  const t = useText();
  const spoken = language();
  const named = useMemo(() => {
    const [currencies, locales] = (['currency', 'language'] as const).map((type) => new Intl.DisplayNames(spoken, { type }));
    return { currency: (code: string) => `${code} – ${currencies.of(code)}`, locale: (code: string) => locales.of(code) ?? code };
  }, [spoken]);
  const locale = (useWatch({ name: 'locale' }) as string | undefined) ?? 'de-AT';
  const locales = LOCALES.includes(locale) ? LOCALES : [locale, ...LOCALES];
  return (
    <>
      <F.Text name="name" required width={6} maxLength={200} />
      <F.Select name="industry" required width={6} options={INDUSTRIES.map((value) => ({ value, label: t(`core.industry.${value}`) }))} />
      <Industry />
      <F.Text name="email" type="email" width={4} />
      <F.Text name="phone" type="tel" width={4} />
      <F.Text name="website" type="url" width={4} />
      <Section title="settings.organization.sections.place" />
      <Place>
        <Typography variant="body2" color="textSecondary">
          {t('settings.organization.addressUse')}
        </Typography>
      </Place>
      <F.Address name="address" />
      <F.Country name="country" required width={6} />
      <Choice name="currency" required width={6} options={Intl.supportedValuesOf('currency')} word={named.currency} />
      <Choice name="timeZone" required width={6} options={Intl.supportedValuesOf('timeZone').concat('UTC')} word={(zone) => zone.replaceAll('_', ' ')} />
      <Choice name="locale" required width={6} options={locales} word={named.locale} />
      <Section title="settings.organization.sections.tax" />
      <F.Text name="vatId" width={4} maxLength={20} />
      <F.Text name="taxNumber" width={4} maxLength={30} />
      <F.Text name="registrationNumber" width={4} maxLength={60} />
      <F.Flag name="smallBusiness" />
      <Section title="settings.organization.sections.bank" />
      <F.Text name="bank.iban" width={6} maxLength={42} />
      <F.Text name="bank.bic" width={3} maxLength={11} />
      <F.Text name="bank.name" label={t('settings.organization.bankName')} width={3} />
      <Section title="settings.organization.sections.purchasing" />
      <F.Percent name="overDeliveryTolerancePercent" width={4} />
    </>
  );
}

function Industry() {
  const t = useText();
  const chosen = useWatch({ name: 'industry' }) as (typeof INDUSTRIES)[number];
  return (
    <Place>
      <Typography variant="body2" color="textSecondary">
        {t('settings.organization.words', { words: t(`core.industryHint.${chosen}`) })}
      </Typography>
    </Place>
  );
}
