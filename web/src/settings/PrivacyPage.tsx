import { Alert, Box, Button, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import type { Organization, RetentionRule } from '../api';
import { api, queries, useOne, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { useCan, useSession } from '../core/session';
import { useText } from '../core/texts';
import { Card, Sheet } from './Sheet';

/** `/settings/privacy`: what is kept about people and how long, and whether families share an e-mail address. */
export function PrivacyPage() {
  const t = useText();
  const can = useCan();
  const rules = useOne<RetentionRule[]>(can('settings:read') ? '/retention-rules' : null);
  const organization = useOne<Organization>(can('organization:read') ? '/organization' : null);
  const failed = [rules, organization].find(({ isError }) => isError);
  if (failed) return <Failed error={failed.error} />;
  return (
    <Sheet title={t('privacy.title')} hint={t('privacy.hint')}>
      <Stack spacing={2}>
        {!can('settings:write') && <Alert severity="info">{t('settings.readOnly')}</Alert>}
        {rules.data && <Retention key={JSON.stringify(rules.data)} rules={rules.data} mayWrite={can('settings:write')} />}
        {organization.data && <Shared organization={organization.data} mayWrite={can('organization:write')} />}
      </Stack>
    </Sheet>
  );
}

const isMonths = (typed: string): boolean => !typed.trim() || (/^\d{1,3}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 600);

function Retention({ rules, mayWrite }: { rules: RetentionRule[]; mayWrite: boolean }) {
  const t = useText();
  const confirm = useConfirm();
  const [typed, setTyped] = useState(() => Object.fromEntries(rules.map(({ dataClass, months }) => [dataClass, months === null ? '' : String(months)])));
  const wanted = rules.map(({ dataClass }) => ({ dataClass, months: typed[dataClass].trim() ? Number(typed[dataClass]) : null }));
  const save = useWrite(() => api.put('/retention-rules', { rules: wanted }));
  const wrong = Object.values(typed).some((one) => !isMonths(one));
  // longer or for ever takes nothing away: only what is shorter is asked about
  const shorter = rules.some(({ months }, at) => wanted[at].months !== null && (months === null || wanted[at].months < months));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (shorter && !(await confirm({ title: t('privacy.confirm'), text: t('privacy.confirmText'), action: t('privacy.confirmAction'), danger: true }))) return;
    save.mutate(undefined, { onSuccess: () => notify(t('privacy.saved')), onError: complain });
  };
  return (
    <Card title={t('privacy.retention')} text={t('privacy.retentionText')}>
      <Stack component="form" noValidate spacing={1.5} onSubmit={(event) => void submit(event)}>
        {rules.map(({ dataClass }) => (
          <Rule
            key={dataClass}
            dataClass={dataClass}
            value={typed[dataClass]}
            disabled={!mayWrite}
            onChange={(value) => setTyped({ ...typed, [dataClass]: value })}
          />
        ))}
        {mayWrite && (
          <Button type="submit" variant="contained" disabled={wrong || save.isPending} sx={{ alignSelf: 'flex-start' }}>
            {t('core.actions.save')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

interface RuleProps {
  dataClass: RetentionRule['dataClass'];
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

function Rule({ dataClass, value, disabled, onChange }: RuleProps) {
  const t = useText();
  const what = t(`privacy.classes.${dataClass}`);
  const good = isMonths(value);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 220px' }, gap: { xs: 1, sm: 2 }, alignItems: 'start' }}>
      <div>
        <Typography sx={{ fontWeight: 560 }}>{what}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t(`privacy.hints.${dataClass}`)}
        </Typography>
      </div>
      <TextField
        label={t('privacy.months')}
        value={value}
        disabled={disabled}
        error={!good}
        placeholder={t('privacy.forever')}
        helperText={good ? undefined : t('privacy.invalid')}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', maxLength: 3, 'aria-label': t('privacy.for', { what }) } }}
      />
    </Box>
  );
}

function Shared({ organization, mayWrite }: { organization: Organization; mayWrite: boolean }) {
  const t = useText();
  const { reload } = useSession();
  const change = async (sharedEmails: boolean) => {
    try {
      await api.patch('/organization', { sharedEmails, version: organization.version });
      await reload();
      await queries.invalidateQueries();
      notify(t('core.saved'));
    } catch (problem) {
      complain(problem);
    }
  };
  return (
    <Card title={t('privacy.shared')} text={t('privacy.sharedText')}>
      <FormControlLabel
        disabled={!mayWrite}
        control={<Switch checked={organization.sharedEmails} onChange={(_, on) => void change(on)} />}
        label={t('privacy.sharedLabel')}
      />
    </Card>
  );
}
