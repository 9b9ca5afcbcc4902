import Close from '@mui/icons-material/Close';
import LinkOff from '@mui/icons-material/LinkOff';
import { Alert, Box, Button, Chip, IconButton, Link, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ConversationView } from '../api';
import { api, queries } from '../core/api';
import { recordLink } from '../core/frame/registry';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { AboutCustomer } from './AboutCustomer';
import { CustomerDialog } from './CustomerDialog';
import { useBase, useConversation } from './inbox';
import { Labels } from './Labels';
import { LinkDialog } from './LinkDialog';
import { NEW, newFor } from './records';
import { Caring } from './ThreadHead';

/** What the conversation is about: the person, what is linked, what is open, and what may be begun. */
export function SidePanel({ id, onClose }: { id: string; onClose?: () => void }) {
  const t = useText();
  const { data: of } = useConversation(id);
  return (
    <Box component="aside" aria-label={t('messaging.about')} tabIndex={0} sx={{ overflowY: 'auto', minHeight: 0, p: 2 }}>
      {onClose && (
        <IconButton aria-label={t('core.actions.close')} onClick={onClose} sx={{ float: 'right' }}>
          <Close />
        </IconButton>
      )}
      {of && (
        <Stack spacing={2.5}>
          {onClose && (
            <Stack direction="row" useFlexGap spacing={1} sx={{ display: { md: 'none' }, flexWrap: 'wrap', pt: 1 }}>
              <Caring of={of} />
            </Stack>
          )}
          {of.optedOut && <Alert severity="warning">{t('messaging.optedOut')}</Alert>}
          {of.customerId ? <AboutCustomer id={of.customerId} /> : <Unknown of={of} />}
          <Labels of={of} />
          <Linked of={of} />
          {of.customerId && <Begin customerId={of.customerId} />}
        </Stack>
      )}
    </Box>
  );
}

const useLinking = (of: ConversationView) => {
  const base = useBase();
  return (verb: 'link' | 'unlink', resource: string, recordId: string) =>
    void api
      .post(`${base}/${of.id}/${verb}`, { resource, recordId })
      .catch(complain)
      .finally(() => void queries.invalidateQueries());
};

/** Nobody is linked by itself without a doubt: people say who it is. */
function Unknown({ of }: { of: ConversationView }) {
  const t = useText();
  const can = useCan();
  const put = useLinking(of);
  const [dialog, setDialog] = useState<'choose' | 'create' | null>(null);
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Typography variant="h2">{of.customerName}</Typography>
      <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {of.phone ?? of.email ?? of.address}
      </Typography>
      {of.proposals.map((one) => (
        <Alert
          key={one.customerId}
          severity="info"
          sx={{ width: 1 }}
          action={
            can('conversations:write') && (
              <Button size="small" color="inherit" onClick={() => put('link', 'customers', one.customerId)}>
                {t('messaging.person.yes')}
              </Button>
            )
          }
        >
          {t(`messaging.person.${one.by}`, { name: one.customerName })}
        </Alert>
      ))}
      {can('conversations:write') && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button variant="outlined" size="small" onClick={() => setDialog('choose')}>
            {t('messaging.person.choose')}
          </Button>
          {can('customers:write') && (
            <Button size="small" onClick={() => setDialog('create')}>
              {t('messaging.person.create')}
            </Button>
          )}
        </Stack>
      )}
      {dialog && <CustomerDialog of={of} fresh={dialog === 'create'} onClose={() => setDialog(null)} />}
    </Stack>
  );
}

function Linked({ of }: { of: ConversationView }) {
  const t = useText();
  const can = useCan();
  const put = useLinking(of);
  const [choosing, setChoosing] = useState(false);
  const write = can('conversations:write');
  const known = of.links.filter(({ resource }) => recordLink(resource));
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Typography variant="h3">{t('messaging.link.about')}</Typography>
      {!known.length && <Typography color="textSecondary">{t('messaging.link.none')}</Typography>}
      {known.map(({ resource, recordId, label }) => (
        <Stack key={recordId} direction="row" spacing={0.5} sx={{ alignItems: 'center', width: 1 }}>
          <Link component={RouterLink} to={recordLink(resource)!.to({ id: recordId, version: 1 })} sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {t(recordLink(resource)!.label)}: {label}
          </Link>
          {write && (
            <Tooltip title={t('messaging.link.remove', { name: label })}>
              <IconButton size="small" aria-label={t('messaging.link.remove', { name: label })} onClick={() => put('unlink', resource, recordId)}>
                <LinkOff fontSize="small" />
              </IconButton>
            </Tooltip>
          )}
        </Stack>
      ))}
      {write && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', width: 1 }}>
          {of.suggestions
            .filter(({ resource }) => recordLink(resource))
            .slice(0, 5)
            .map(({ resource, recordId, label }) => (
              <Chip
                key={recordId}
                variant="outlined"
                sx={{ maxWidth: 1 }}
                label={t('messaging.link.suggest', { name: label })}
                onClick={() => put('link', resource, recordId)}
              />
            ))}
        </Stack>
      )}
      {write && (
        <Button size="small" onClick={() => setChoosing(true)}>
          {t('messaging.link.action')}
        </Button>
      )}
      {choosing && <LinkDialog conversation={of} onClose={() => setChoosing(false)} />}
    </Stack>
  );
}

function Begin({ customerId }: { customerId: string }) {
  const t = useText();
  const can = useCan();
  const all = NEW.filter((one) => can(one.can) && recordLink(one.resource));
  if (!all.length) return null;
  return (
    <Stack spacing={1}>
      <Typography variant="h3">{t('messaging.begin')}</Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {all.map(({ resource }) => (
          <Button key={resource} size="small" variant="outlined" color="inherit" component={RouterLink} to={newFor(resource, customerId)}>
            {t(`messaging.create.${resource}`)}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}
