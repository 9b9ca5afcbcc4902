import { FormControlLabel, FormLabel, Link, MenuItem, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { api } from '../api/client';
import { countries } from '../format';
import { useSession, type SignedIn } from '../session';
import { useText } from '../texts';
import { useTitle } from '../title';
import { AuthField, AuthForm, PasswordField, useSubmit } from './fields';

const INDUSTRIES = ['maker', 'optician', 'clinic', 'sales', 'services'] as const;
type Industry = (typeof INDUSTRIES)[number];

export function Register() {
  const t = useText();
  const { enter } = useSession();
  const [industry, setIndustry] = useState<Industry>('maker');
  const all = useMemo(countries, [t]);
  const form = useSubmit(['organizationName', 'country', 'name', 'email', 'password'], async (values) => {
    const { data } = await api.post<SignedIn>('/auth/register', values);
    history.replaceState(null, '', '/');
    await enter(data);
  });
  useTitle(t('auth.registerTitle'));
  const signIn = (
    <Typography color="textSecondary">
      {t('auth.haveAccount')}{' '}
      <Link component={RouterLink} to="/">
        {t('auth.signIn')}
      </Link>
    </Typography>
  );
  return (
    <AuthForm title={t('auth.registerTitle')} hint={t('auth.registerHint')} form={form} action={t('auth.register')} after={signIn}>
      <AuthField name="organizationName" label={t('auth.organization')} faults={form.faults} autoComplete="organization" autoFocus />
      <AuthField name="country" select label={t('auth.country')} defaultValue="AT" faults={form.faults}>
        {all.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </AuthField>
      <IndustryChoice value={industry} onChange={setIndustry} />
      <AuthField name="name" label={t('auth.name')} faults={form.faults} autoComplete="name" />
      <AuthField name="email" type="email" label={t('auth.email')} faults={form.faults} autoComplete="username" />
      <PasswordField fresh faults={form.faults} />
    </AuthForm>
  );
}

function IndustryChoice({ value, onChange }: { value: Industry; onChange: (value: Industry) => void }) {
  const t = useText();
  return (
    <Stack spacing={1}>
      <FormLabel id="industry">{t('auth.industry')}</FormLabel>
      <RadioGroup aria-labelledby="industry" name="industry" value={value} onChange={(_, next) => onChange(next as Industry)} sx={{ gap: 1 }}>
        {INDUSTRIES.map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio size="small" />}
            sx={{
              m: 0,
              py: 0.75,
              pr: 1.5,
              border: 1,
              borderRadius: 1,
              borderColor: one === value ? 'primary.main' : 'divider',
              bgcolor: one === value ? 'action.selected' : 'transparent',
            }}
            label={
              <>
                <Typography sx={{ fontWeight: 560 }}>{t(`core.industry.${one}`)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {t(`core.industryHint.${one}`)}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Stack>
  );
}
