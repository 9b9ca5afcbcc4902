import { Alert, Box } from '@mui/material';
import type { Organization } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { useCan, useSession } from '../core/session';
import { TOKENS } from '../core/theme';
import { useText } from '../core/texts';
import { BrandPreview } from './BrandPreview';
import { ColorField } from './ColorField';
import { LogoField } from './LogoField';
import { Sheet } from './Sheet';

const F = fields('settings.brand');

/** `/settings/brand`: logo, colours and letterhead, with what they look like. */
export function BrandPage() {
  const t = useText();
  const can = useCan();
  const { reload } = useSession();
  const { data: organization, isError, error } = useOne<Organization>('/organization');
  if (isError) return <Failed error={error} />;
  const mayWrite = can('organization:write') && can('files:write');
  return (
    <Sheet title={t('settings.brand.title')} hint={t('settings.brand.hint')}>
      {!mayWrite && <Alert severity="info">{t('settings.readOnly')}</Alert>}
      {organization && (
        <Form<Organization>
          texts="settings.brand"
          record={organization}
          fields={['brand']}
          disabled={!mayWrite}
          onSaved={() => {
            notify(t('core.saved'));
            void reload();
          }}
          save={async (values) => (await api.patch<Organization>('/organization', values)).data}
        >
          <Place width={7}>
            <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 2 }}>
              <LogoField name="brand.logoFileId" scheme="light" disabled={!mayWrite} />
              <LogoField name="brand.logoDarkFileId" scheme="dark" disabled={!mayWrite} />
              <Section title="settings.brand.sections.colors" />
              <ColorField name="brand.primaryColor" fallback={TOKENS.primary} />
              <ColorField name="brand.accentColor" fallback={TOKENS.accent} />
              <Section title="settings.brand.sections.letter" />
              <F.Text name="brand.senderLine" maxLength={500} />
              <F.Text name="brand.footer" multiline maxLength={2_000} />
            </Box>
          </Place>
          <Place width={5}>
            <BrandPreview organization={organization} />
          </Place>
        </Form>
      )}
    </Sheet>
  );
}
