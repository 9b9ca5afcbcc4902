import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import { Alert, Box, Button, Link, Stack, Tooltip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { ConversationView, Message } from '../api';
import { api, queries } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { clockOf } from '../core/time/zone';
import { Attachments } from './Attachments';
import { HtmlText } from './HtmlText';
import { useBase } from './inbox';
import { MessageMenu } from './MessageMenu';
import { Scheduled } from './Scheduled';

const LOOKS = {
  customer: { justify: 'flex-start', bgcolor: 'action.hover' },
  agent: { justify: 'flex-end', bgcolor: 'primary.light' },
  automation: { justify: 'flex-end', bgcolor: 'primary.light' },
  system: { justify: 'center', bgcolor: 'transparent' },
} as const;

/** One message: what was said, by whom, when, and how far it came. Notes for colleagues look like notes. */
export function MessageBubble({ of, conversation }: { of: Message; conversation?: ConversationView }) {
  const t = useText();
  const look = LOOKS[of.senderType];
  const waits = of.deliveryStatus === 'queued' && of.scheduledAt;
  return (
    <Box sx={{ display: 'flex', justifyContent: look.justify, minWidth: 0 }}>
      <Stack
        spacing={0.75}
        sx={{
          maxWidth: of.html ? { xs: 1, md: '92%' } : { xs: '88%', md: '72%' },
          width: of.html ? 1 : undefined,
          minWidth: 0,
          px: 1.5,
          py: 1,
          borderRadius: 2,
          bgcolor: of.internal ? 'warning.light' : look.bgcolor,
          border: waits ? '1px dashed' : 0,
          borderColor: 'divider',
          opacity: of.deliveryStatus === 'cancelled' ? 0.6 : 1,
        }}
      >
        <Head of={of} conversation={conversation} />
        {of.subject && <Typography sx={{ fontWeight: 600 }}>{of.subject}</Typography>}
        {of.html ? <HtmlText of={of} /> : of.content && <Folded of={of} />}
        <Attachments of={of.files.filter(({ contentId }) => !contentId || !of.html)} />
        {waits && <Scheduled of={of} />}
        {of.deliveryStatus === 'failed' && <Failure of={of} />}
        {of.deliveryStatus === 'cancelled' && of.failureCode === 'appointment_changed' && (
          <Typography variant="caption">{t('messaging.appointmentChanged')}</Typography>
        )}
        {typeof of.metadata.elsewhere === 'string' && (
          <Typography variant="caption" color="textSecondary">
            {t('messaging.elsewhere', { app: t(`messaging.source.${of.metadata.elsewhere as 'whatsapp'}`) })}
          </Typography>
        )}
        {of.internal && (
          <Typography variant="caption" color="textSecondary">
            {t('messaging.internal')}
          </Typography>
        )}
      </Stack>
    </Box>
  );
}

function Head({ of, conversation }: { of: Message; conversation?: ConversationView }) {
  const t = useText();
  const { time } = useFormat();
  const { organization } = useMe();
  const opened = of.metadata.opened as { first?: string } | undefined;
  const name = of.senderName ?? (of.senderType === 'customer' ? conversation?.customerName : t(`messaging.sender.${of.senderType}`));
  return (
    <Stack direction="row" useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {name}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="time" dateTime={of.timestamp} sx={{ whiteSpace: 'nowrap' }}>
        {clockOf(of.timestamp, organization.timeZone ?? 'UTC').slice(11)}
      </Typography>
      {of.deliveryStatus && (
        <Tooltip title={of.sentAt ? t('messaging.sentAt', { time: time(of.sentAt) }) : ''}>
          <Typography variant="caption" color={of.deliveryStatus === 'failed' ? 'error' : 'textSecondary'} sx={{ whiteSpace: 'nowrap' }}>
            {t(`messaging.delivery.${of.deliveryStatus}`)}
          </Typography>
        </Tooltip>
      )}
      {opened?.first && (
        <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {t('messaging.opened', { time: time(opened.first) })}
        </Typography>
      )}
      <Box sx={{ flex: 1 }} />
      {conversation && <MessageMenu of={of} conversation={conversation} />}
    </Stack>
  );
}

/** What is new in a mail; what it repeats of earlier ones is folded away. */
function Folded({ of: { content, metadata } }: { of: Message }) {
  const t = useText();
  const fresh = typeof metadata.freshLength === 'number' ? metadata.freshLength : content.length;
  if (fresh >= content.trimEnd().length) return <Plain text={content} />;
  return (
    <>
      <Plain text={content.slice(0, fresh)} />
      <Box component="details">
        <Typography component="summary" variant="body2" color="textSecondary" sx={{ cursor: 'pointer', width: 'fit-content' }}>
          {t('messaging.quoted')}
        </Typography>
        <Plain text={content.slice(fresh)} />
      </Box>
    </>
  );
}

const LINKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** Text is text; only addresses of pages become links. */
function Plain({ text }: { text: string }): ReactNode {
  return (
    <Typography component="div" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text.split(LINKS).map((piece, at) =>
        at % 2 ? (
          <Link key={at} href={piece} target="_blank" rel="noopener noreferrer" color="inherit">
            {piece}
          </Link>
        ) : (
          piece
        ),
      )}
    </Typography>
  );
}

/** What did not arrive shouts, with the provider's reason. */
function Failure({ of }: { of: Message }) {
  const t = useText();
  const can = useCan();
  const base = useBase();
  const again = () =>
    void api
      .post(`${base}/${of.conversationId}/messages/${of.id}/retry`)
      .catch(complain)
      .finally(() => void queries.invalidateQueries());
  return (
    <Alert
      severity="error"
      icon={<ErrorIcon fontSize="small" />}
      action={
        can('conversations:send') && (
          <Button size="small" color="inherit" onClick={again}>
            {t('messaging.retry')}
          </Button>
        )
      }
    >
      {t('messaging.failed')} {of.failure}
      {of.failureReason && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('messaging.providerSays', { reason: of.failureReason })}
        </Typography>
      )}
    </Alert>
  );
}
