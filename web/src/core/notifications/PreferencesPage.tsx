import { Box, Button, MenuItem, Paper, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { KindPreference, Preferences } from '../../api';
import { api, queries, useOne } from '../api';
import { Failed } from '../errors/Trouble';
import { complain, notify } from '../notify';
import { Page } from '../record';
import { useMe } from '../session';
import { useText } from '../texts';
import { ClockInput } from '../time';

const PATH = '/notification-preferences';

/** Of what somebody wants to be told, how, and when not. */
export function PreferencesPage() {
  const t = useText();
  const { data, isError, error, refetch } = useOne<Preferences>(PATH);
  if (isError && !data) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page title={t('notifications.preferences')} hint={t('notifications.preferencesText')}>
      {data && <Choices saved={data} />}
    </Page>
  );
}

function Choices({ saved }: { saved: Preferences }) {
  const t = useText();
  const [chosen, setChosen] = useState(saved);
  const [busy, setBusy] = useState(false);
  const choose = (kind: string, part: Partial<KindPreference>) =>
    setChosen((now) => ({ ...now, kinds: now.kinds.map((one) => (one.kind === kind ? { ...one, ...part } : one)) }));
  const save = async () => {
    setBusy(true);
    const kinds = chosen.kinds.map(({ kind, inApp, mail }) => ({ kind, inApp, mail }));
    await api.put(PATH, { kinds, quietFrom: chosen.quietFrom || null, quietTo: chosen.quietTo || null }).then(() => notify(t('notifications.saved')), complain);
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      <Paper variant="outlined" component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {chosen.kinds.map((kind) => (
          <Choice key={kind.kind} of={kind} choose={(part) => choose(kind.kind, part)} />
        ))}
      </Paper>
      <Typography variant="body2" color="textSecondary">
        {t('notifications.digestHint')}
      </Typography>
      <Quiet chosen={chosen} change={(part) => setChosen((now) => ({ ...now, ...part }))} />
      <Box>
        <Button variant="contained" loading={busy} onClick={() => void save()}>
          {t('core.actions.save')}
        </Button>
      </Box>
    </Stack>
  );
}

function Choice({ of: { label, inApp, mail }, choose }: { of: KindPreference; choose: (part: Partial<KindPreference>) => void }) {
  const t = useText();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 1,
        px: 2,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { border: 0 },
      }}
    >
      <Typography sx={{ flex: '1 1 260px', fontWeight: 560 }}>{label}</Typography>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', ml: -1.25 }}>
        <Switch
          checked={inApp}
          onChange={(_, on) => choose({ inApp: on })}
          slotProps={{ input: { 'aria-label': t('notifications.inAppFor', { kind: label }) } }}
        />
        {t('notifications.inApp')}
      </Box>
      <TextField
        select
        size="small"
        label={t('notifications.mail')}
        value={mail}
        onChange={(event) => choose({ mail: event.target.value as KindPreference['mail'] })}
        sx={{ width: 150 }}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('notifications.mailFor', { kind: label }) } } }}
      >
        {(['off', 'now', 'digest'] as const).map((way) => (
          <MenuItem key={way} value={way}>
            {t(`notifications.ways.${way}`)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

function Quiet({ chosen, change }: { chosen: Preferences; change: (part: Partial<Preferences>) => void }) {
  const t = useText();
  const { organization } = useMe();
  const field = (name: 'quietFrom' | 'quietTo', label: string) => (
    <ClockInput id={name} counts="late" label={label} value={chosen[name]} onChange={(clock) => change({ [name]: clock || null })} sx={{ width: 140 }} />
  );
  return (
    <Stack spacing={1.5}>
      <Typography component="h2" variant="h2">
        {t('notifications.quiet')}
      </Typography>
      <Typography color="textSecondary">{t('notifications.quietText', { zone: organization.timeZone ?? 'UTC' })}</Typography>
      <Stack direction="row" spacing={2}>
        {field('quietFrom', t('notifications.from'))}
        {field('quietTo', t('notifications.to'))}
      </Stack>
    </Stack>
  );
}
