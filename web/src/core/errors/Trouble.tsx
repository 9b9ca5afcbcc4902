import { Box, Button, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { isProblem } from '../api/problem';
import { messageOf } from '../notify';
import { useText } from '../texts';

interface Props {
  code?: string;
  title: string;
  text: string;
  children?: ReactNode;
}

/** Something is not as it should be: what happened, what to do. */
export function Trouble({ code, title, text, children }: Props) {
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'flex-start', maxWidth: 560, mx: 'auto', py: 8, px: 2 }}>
      {code && (
        <Typography variant="caption" color="textSecondary" sx={{ letterSpacing: '.08em' }}>
          {code}
        </Typography>
      )}
      <Typography variant="h1">{title}</Typography>
      <Typography color="textSecondary">{text}</Typography>
      {children}
    </Stack>
  );
}

export function Missing() {
  const t = useText();
  return (
    <Trouble code="404" title={t('core.missing.title')} text={t('core.missing.text')}>
      <Stack direction="row" spacing={1}>
        <Button variant="contained" href="/">
          {t('core.missing.home')}
        </Button>
        <Button onClick={() => history.back()}>{t('core.actions.back')}</Button>
      </Stack>
    </Trouble>
  );
}

export function Forbidden() {
  const t = useText();
  return (
    <Trouble code="403" title={t('core.forbidden.title')} text={t('core.forbidden.text')}>
      <Link href="/">{t('core.missing.home')}</Link>
    </Trouble>
  );
}

export function Crashed({ error }: { error: Error }) {
  const t = useText();
  return (
    <Trouble title={t('core.crashed.title')} text={t('core.crashed.text')}>
      <Button variant="contained" onClick={() => location.reload()}>
        {t('core.actions.reload')}
      </Button>
      <Box
        component="pre"
        tabIndex={0}
        sx={{ m: 0, p: 1.5, width: '100%', overflow: 'auto', maxHeight: 200, fontSize: 12, bgcolor: 'action.hover', borderRadius: 1 }}
      >
        {error.message}
      </Box>
    </Trouble>
  );
}

/** A read that failed, in the place of what it should have shown. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText();
  if (isProblem(error) && error.status === 404) return <Missing />;
  if (isProblem(error) && error.status === 403) return <Forbidden />;
  const reference = isProblem(error) ? error.requestId : undefined;
  return (
    <Stack role="alert" spacing={1} sx={{ alignItems: 'center', py: 6, px: 2, textAlign: 'center' }}>
      <Typography>{messageOf(error)}</Typography>
      {reference && (
        <Typography variant="caption" color="textSecondary">
          {t('core.reference', { id: reference })}
        </Typography>
      )}
      {retry && <Button onClick={retry}>{t('core.actions.retry')}</Button>}
    </Stack>
  );
}
