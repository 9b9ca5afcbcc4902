import { Alert, Box, Button, Stack } from '@mui/material';
import type { RecoveryCodes as Codes } from '../api';
import { api, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { complain, notify } from '../core/notify';
import { useMe, useSession } from '../core/session';
import { useText } from '../core/texts';
import { Dialogue } from './Dialogue';

const FEW = 3;

/** The codes, this one time: to copy or to keep as a file. */
export function ShownCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useText();
  const { user } = useMe();
  const text = codes.join('\n');
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Kontor · ${user.email}\n\n${text}\n`)}`;
  return (
    <Dialogue title={t('settings.account.recovery')} onClose={onClose}>
      <Alert severity="warning">{t('settings.account.recoveryText')}</Alert>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 2, display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, bgcolor: 'action.hover', borderRadius: 1 }}
      >
        {codes.map((code) => (
          <Box component="li" key={code} sx={{ fontFamily: 'ui-monospace, monospace', textAlign: 'center' }}>
            {code}
          </Box>
        ))}
      </Box>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button variant="outlined" color="inherit" onClick={() => void navigator.clipboard.writeText(text).then(() => notify(t('settings.copied')))}>
          {t('settings.copy')}
        </Button>
        <Button variant="outlined" color="inherit" component="a" href={file} download="kontor-recovery-codes.txt">
          {t('settings.account.recoverySave')}
        </Button>
      </Stack>
    </Dialogue>
  );
}

/** How many are left, and new ones. */
export function RecoveryCodes() {
  const t = useText();
  const confirm = useConfirm();
  const { user } = useMe();
  const { reload } = useSession();
  const left = user.recoveryCodesLeft ?? 0;
  const renew = useWrite(async () => (await api.post<Codes>('/auth/totp/recovery-codes')).data);
  const ask = async () => {
    const yes = await confirm({
      title: t('settings.account.recoveryNew'),
      text: t('settings.account.recoveryNewText'),
      action: t('settings.account.recoveryNew'),
    });
    if (yes) renew.mutate(undefined, { onSuccess: () => void reload(), onError: complain });
  };
  return (
    <Stack spacing={1.5}>
      <Alert
        severity={left > FEW ? 'info' : 'warning'}
        action={
          <Button size="small" color="inherit" loading={renew.isPending} onClick={() => void ask()}>
            {t('settings.account.recoveryNew')}
          </Button>
        }
      >
        {t('settings.account.recoveryLeft', { count: left })}
      </Alert>
      {renew.data && <ShownCodes codes={renew.data.recoveryCodes} onClose={renew.reset} />}
    </Stack>
  );
}
