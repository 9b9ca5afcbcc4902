import { Box, Typography } from '@mui/material';
import type { OutgoingMail } from '../../api';
import { useMany } from '../api';
import { useFormat } from '../format';
import { useCan } from '../session';
import { Status } from '../table';
import { useText } from '../texts';

interface Props {
  /** When it was sent. */
  at: string;
  /** The record its mails are about. */
  of: string;
}

/** When it left, and what became of its last mail: what still lies in the outbox, or was refused, does not look like delivered. */
export function Sent({ at, of }: Props) {
  const t = useText();
  const { time } = useFormat();
  const can = useCan();
  const { data } = useMany<OutgoingMail>(can('outgoing-mails:read') ? '/outgoing-mails' : null, { subjectId: of, perPage: 1 });
  const mail = data?.data[0];
  return (
    <>
      {time(at)} {mail && mail.status !== 'sent' && <Status of={mail.status} />}
      {mail && (
        <Box>
          <Typography variant="caption" color="textSecondary">
            {t('record.mail.went', { to: mail.to.join(', ') })}
          </Typography>
          {mail.status === 'failed' && mail.error && (
            <Typography variant="caption" color="error" component="div">
              {mail.error}
            </Typography>
          )}
        </Box>
      )}
    </>
  );
}
