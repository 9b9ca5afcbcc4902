import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import type { OutgoingMail } from '../api';
import { download } from '../core/api';
import { complain } from '../core/notify';
import { useText } from '../core/texts';

/** A mail as it was or would be sent. Its HTML is shown where nothing in it can run or load. */
export function MailPanel({ mail }: { mail: OutgoingMail }) {
  const t = useText();
  const files = mail.attachments as { name?: string }[];
  return (
    <Stack spacing={1.5}>
      {mail.status === 'not_configured' && <Alert severity="info">{t('settings.mails.notConfigured')}</Alert>}
      {mail.error && <Alert severity="error">{mail.error}</Alert>}
      <Typography color="textSecondary">
        {t('settings.mails.toWhom', { to: mail.to.join(', ') })}
        {mail.cc.length > 0 && (
          <>
            <br />
            {t('settings.mails.copies', { cc: mail.cc.join(', ') })}
          </>
        )}
        {files.length > 0 && (
          <>
            <br />
            {t('settings.mails.attached', { files: files.map(({ name }) => name).join(', ') })}
          </>
        )}
      </Typography>
      <Button
        variant="outlined"
        color="inherit"
        sx={{ alignSelf: 'flex-start', borderColor: 'divider' }}
        onClick={() => void download(`/outgoing-mails/${mail.id}/eml`, {}, `${mail.subject}.eml`).catch(complain)}
      >
        {t('settings.mails.eml')}
      </Button>
      <Box
        component="iframe"
        sandbox=""
        srcDoc={mail.html}
        title={mail.subject}
        sx={{ width: 1, height: '60vh', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#ffffff' }}
      />
    </Stack>
  );
}
