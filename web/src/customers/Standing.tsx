import { Box, Button, ButtonBase, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { Customer, CustomerEngagement, EngagementFactor } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { Status } from '../core/table';
import { useText, useWord } from '../core/texts';

/** How a customer stands; a touch says why. */
export function Standing({ customer }: { customer: Customer }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const status = customer.engagement ? t(`standing.engagements.${customer.engagement}`) : t('standing.unjudged');
  return (
    <>
      <ButtonBase
        onClick={() => setOpen(true)}
        aria-label={t('standing.why', { status })}
        aria-haspopup="dialog"
        sx={{ borderRadius: 4, minHeight: 24, '@media (pointer: coarse)': { minHeight: 44 } }}
      >
        {customer.engagement ? <Status of={customer.engagement} texts="customers" field="engagement" /> : status}
      </ButtonBase>
      {open && <StandingDialog customerId={customer.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function StandingDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useText();
  const id = useId();
  const { data, isError, error } = useOne<CustomerEngagement>(`/customers/${customerId}/engagement`);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} component="h2" variant="h2">
        {t('standing.label')}
      </DialogTitle>
      <DialogContent>
        {isError && <Failed error={error} />}
        {data && (
          <Stack spacing={2.5}>
            <Reasons standing={data} />
            {data.engagement && <Past standing={data} />}
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** The status, every reason for it with its points, and what follows. */
export function Reasons({ standing }: { standing: CustomerEngagement }) {
  const t = useText();
  const { time, percent, number } = useFormat();
  const at = (moment: string | null) => (moment ? time(moment) : t('standing.never'));
  const { engagement, chance } = standing;
  if (!engagement || !chance) return <Typography>{standing.explanation}</Typography>;
  return (
    <Stack spacing={2.5}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Status of={engagement} texts="customers" field="engagement" />
        <Typography>{standing.riskScore === null ? t('standing.insufficient') : t('standing.points', { score: standing.riskScore })}</Typography>
      </Stack>
      <section aria-labelledby="standing-reasons">
        <Typography id="standing-reasons" component="h3" variant="h3" sx={{ mb: 0.5 }}>
          {t('standing.reasons')}
        </Typography>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {standing.factors.map((factor) => (
            <Reason key={factor.code} factor={factor} />
          ))}
        </Box>
      </section>
      <Facts
        facts={[
          { label: t('standing.next'), value: standing.actionText },
          { label: t('standing.chance'), value: t(`standing.chances.${chance}`) },
          { label: t('standing.attendance'), value: standing.attendance === null ? t('standing.unknown') : percent(standing.attendance * 100) },
          ...(standing.usualDays === null ? [] : [{ label: t('standing.usual'), value: t('standing.usualDays', { value: number(standing.usualDays, 1) }) }]),
          { label: t('standing.lastVisit'), value: at(standing.lastVisitAt) },
          { label: t('standing.lastContact'), value: at(standing.lastContactAt) },
          ...(standing.nextVisitAt ? [{ label: t('standing.nextVisit'), value: time(standing.nextVisitAt) }] : []),
        ]}
      />
    </Stack>
  );
}

/** One reason in words, with the points it brings. */
function Reason({ factor }: { factor: EngagementFactor }) {
  const t = useText();
  return (
    <Box component="li" sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <span>{factor.text}</span>
      <Typography component="span" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
        {factor.points ? t('standing.plus', { count: factor.points }) : t('standing.none')}
      </Typography>
    </Box>
  );
}

function Past({ standing }: { standing: CustomerEngagement }) {
  const t = useText();
  const word = useWord();
  const { time } = useFormat();
  return (
    <section aria-labelledby="standing-past">
      <Typography id="standing-past" component="h3" variant="h3" sx={{ mb: 0.5 }}>
        {t('standing.history')}
      </Typography>
      {!standing.history.length && <Typography color="textSecondary">{t('standing.noHistory')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {standing.history.map((step) => (
          <Typography key={step.assessedAt} component="li" variant="body2">
            {time(step.assessedAt)} · {word(`standing.engagements.${step.engagement}`)} ·{' '}
            {step.riskScore === null ? t('standing.insufficient') : t('standing.plus', { count: step.riskScore })}
          </Typography>
        ))}
      </Box>
    </section>
  );
}
