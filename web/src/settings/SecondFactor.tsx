import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewSecondFactor, ProtectedMyself } from '../api';
import { api, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { complain, messageOf, notify } from '../core/notify';
import { useMe, useSession } from '../core/session';
import { useText } from '../core/texts';
import { RecoveryCodes, ShownCodes } from './RecoveryCodes';
import { Secret } from './Secret';
import { Card } from './Sheet';

/** A code of the phone beside the password: on, off. */
export function SecondFactor() {
  const t = useText();
  const confirm = useConfirm();
  const { user } = useMe();
  const { reload } = useSession();
  const begin = useWrite(async () => (await api.post<NewSecondFactor>('/auth/totp')).data);
  const off = async () => {
    if (
      !(await confirm({
        title: t('settings.account.factorOff'),
        text: t('settings.account.factorOffText'),
        action: t('settings.account.factorOff'),
        danger: true,
      }))
    )
      return;
    await api.delete('/auth/totp').then(reload, complain);
  };
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = (shown: string[]) => {
    begin.reset();
    setCodes(shown);
    notify(t('settings.account.factorIsOn'));
    void reload();
  };
  return (
    <Card title={t('settings.account.factor')} text={t('settings.account.factorText')}>
      {user.twoFactor && <Alert severity="success">{t('settings.account.factorIsOn')}</Alert>}
      {user.twoFactor && <RecoveryCodes />}
      {codes && <ShownCodes codes={codes} onClose={() => setCodes(null)} />}
      {begin.data ? (
        <SetUp factor={begin.data} onDone={done} onCancel={begin.reset} />
      ) : user.twoFactor ? (
        <Button color="error" sx={{ alignSelf: 'flex-start' }} onClick={() => void off()}>
          {t('settings.account.factorOff')}
        </Button>
      ) : (
        <Button variant="contained" sx={{ alignSelf: 'flex-start' }} loading={begin.isPending} onClick={() => begin.mutate(undefined, { onError: complain })}>
          {t('settings.account.factorOn')}
        </Button>
      )}
    </Card>
  );
}

function SetUp({ factor, onDone, onCancel }: { factor: NewSecondFactor; onDone: (codes: string[]) => void; onCancel: () => void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const confirm = useWrite(async () => (await api.post<ProtectedMyself>('/auth/totp/confirm', { code })).data);
  const { data: qr } = useQuery({
    queryKey: ['qr', factor.otpauthUrl],
    queryFn: async () => (await import('qrcode')).toString(factor.otpauthUrl, { type: 'svg', margin: 2 }),
  });
  return (
    <Stack
      component="form"
      noValidate
      direction={{ xs: 'column', sm: 'row' }}
      spacing={2.5}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(undefined, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) });
      }}
    >
      <Box
        component="img"
        alt={t('settings.account.qr')}
        src={qr ? `data:image/svg+xml;utf8,${encodeURIComponent(qr)}` : undefined}
        sx={{ width: 180, height: 180, flex: 'none', bgcolor: '#ffffff', borderRadius: 1 }}
      />
      <Stack spacing={1.5} sx={{ flex: 1, minWidth: 0 }}>
        <Typography>{t('settings.account.scan')}</Typography>
        <Secret label={t('settings.account.key')} value={factor.secret} />
        <TextField
          autoFocus
          required
          label={t('settings.account.code')}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
          error={confirm.isError}
          helperText={confirm.error && messageOf(confirm.error)}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code' } }}
        />
        <Stack direction="row" spacing={1}>
          <Button type="submit" variant="contained" disabled={code.length !== 6} loading={confirm.isPending}>
            {t('settings.account.factorOn')}
          </Button>
          <Button color="inherit" onClick={onCancel}>
            {t('core.actions.cancel')}
          </Button>
        </Stack>
      </Stack>
    </Stack>
  );
}
