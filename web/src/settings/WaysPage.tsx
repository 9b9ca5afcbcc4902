import { Alert, Box, FormControlLabel, MenuItem, Radio, RadioGroup, Stack, Switch, TextField, Typography } from '@mui/material';
import type { IndustryOffer, ModuleKey, Organization } from '../api';
import { api, queries, useMany, useOne } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { useCan, useSession } from '../core/session';
import { language, useText } from '../core/texts';
import { Card, Sheet } from './Sheet';

const MODULES: ModuleKey[] = ['pipeline', 'scheduling', 'messaging', 'fulfillment', 'builds', 'parts', 'procurement', 'billing'];
const WORDS = ['customer', 'patient', 'client'] as const;

type Change = (patch: Partial<Organization>, told: string) => Promise<void>;

/** `/settings/ways`: the industry, what stands in the navigation, what customers are called. */
export function WaysPage() {
  const t = useText();
  const can = useCan();
  const { reload } = useSession();
  const { data: organization, isError, error } = useOne<Organization>('/organization');
  if (isError) return <Failed error={error} />;
  const change: Change = async (patch, told) => {
    try {
      await api.patch('/organization', { ...patch, version: organization!.version });
      await reload();
      await queries.invalidateQueries();
      notify(told);
    } catch (problem) {
      complain(problem);
    }
  };
  const disabled = !can('organization:write');
  return (
    <Sheet title={t('ways.title')} hint={t('ways.hint')}>
      {disabled && <Alert severity="info">{t('settings.readOnly')}</Alert>}
      {organization && (
        <Stack spacing={2}>
          <Industry organization={organization} change={change} disabled={disabled} />
          <Modules organization={organization} change={change} disabled={disabled} />
          <Words organization={organization} change={change} disabled={disabled} />
        </Stack>
      )}
    </Sheet>
  );
}

interface Props {
  organization: Organization;
  change: Change;
  disabled: boolean;
}

function Industry({ organization, change, disabled }: Props) {
  const t = useText();
  const confirm = useConfirm();
  const { data } = useMany<IndustryOffer>('/industries');
  const offers = data?.data ?? [];
  const mine = offers.find(({ industry }) => industry === organization.industry);
  const choose = async (industry: Organization['industry']) => {
    const name = t(`core.industry.${industry}`);
    if (
      industry === organization.industry ||
      !(await confirm({ title: t('ways.choose'), text: t('ways.chooseText', { industry: name }), action: t('ways.choose') }))
    )
      return;
    await change({ industry }, t('ways.chosen'));
  };
  return (
    <Card title={t('ways.fields.industry')}>
      <TextField
        select
        label={t('ways.fields.industry')}
        value={organization.industry}
        disabled={disabled}
        onChange={(event) => void choose(event.target.value as Organization['industry'])}
        helperText={t(`core.industryHint.${organization.industry}`)}
        sx={{ maxWidth: 420 }}
      >
        {(['maker', 'optician', 'clinic', 'sales', 'services'] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {t(`core.industry.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {mine && (
        <Typography color="textSecondary">
          {mine.fields.length
            ? `${t('ways.brings', { count: mine.fields.length })} ${mine.fields.map(({ label }) => label[language()]).join(', ')}`
            : t('ways.bringsNothing')}
        </Typography>
      )}
    </Card>
  );
}

function Modules({ organization, change, disabled }: Props) {
  const t = useText();
  const set = (module: ModuleKey, on: boolean) =>
    change({ modules: on ? [...organization.modules, module] : organization.modules.filter((one) => one !== module) }, t('core.saved'));
  return (
    <Card title={t('ways.fields.modules')} text={t('ways.off')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
        {MODULES.map((module) => (
          <FormControlLabel
            key={module}
            disabled={disabled}
            control={<Switch checked={organization.modules.includes(module)} onChange={(_, on) => void set(module, on)} />}
            label={
              <>
                <Typography sx={{ fontWeight: 560 }}>{t(`ways.modules.${module}`)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {t(`ways.moduleHint.${module}`)}
                </Typography>
              </>
            }
          />
        ))}
      </Box>
    </Card>
  );
}

function Words({ organization, change, disabled }: Props) {
  const t = useText();
  return (
    <Card title={t('ways.fields.customerWord')}>
      <RadioGroup
        row
        aria-label={t('ways.fields.customerWord')}
        value={organization.customerWord}
        onChange={(_, word) => void change({ customerWord: word as Organization['customerWord'] }, t('core.saved'))}
      >
        {WORDS.map((word) => (
          <FormControlLabel key={word} value={word} disabled={disabled} control={<Radio size="small" />} label={t(`ways.words.${word}`)} />
        ))}
      </RadioGroup>
    </Card>
  );
}
