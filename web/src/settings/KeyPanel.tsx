import { Button, Chip, Stack, Typography } from '@mui/material';
import type { ApiKey } from '../api';
import { api, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';

/** What a key may do, and its end. */
export function KeyPanel({ apiKey }: { apiKey: ApiKey }) {
  const t = useText();
  const word = useWord();
  const can = useCan();
  const confirm = useConfirm();
  const revoke = useWrite(() => api.delete(`/api-keys/${apiKey.id}`, { version: apiKey.version }));
  const ask = async () => {
    const yes = await confirm({
      title: t('settings.keys.revoke'),
      text: t('settings.keys.revokeText', { name: apiKey.name }),
      action: t('settings.keys.revoke'),
      danger: true,
    });
    if (yes) revoke.mutate(undefined, { onSuccess: () => notify(t('settings.keys.revoked')), onError: complain });
  };
  return (
    <Stack spacing={2}>
      <Typography component="h3" variant="h3">
        {t('settings.keys.fields.scopes')}
      </Typography>
      <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
        {apiKey.scopes.map((scope) => {
          const [resource, action] = scope.split(':');
          return <Chip key={scope} label={`${word(`settings.permissions.resources.${resource}`)}: ${word(`settings.permissions.actions.${action}`)}`} />;
        })}
      </Stack>
      {can('api-keys:write') && (
        <Button color="error" onClick={() => void ask()} sx={{ alignSelf: 'flex-start' }}>
          {t('settings.keys.revoke')}
        </Button>
      )}
    </Stack>
  );
}
