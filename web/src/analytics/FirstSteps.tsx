import CheckCircle from '@mui/icons-material/CheckCircle';
import Circle from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Button, LinearProgress, Link, Paper, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { FirstSteps as Steps } from '../api';
import { Hidden } from '../core/Hidden';
import { api } from '../core/api';
import { complain } from '../core/notify';
import { LoadSample } from '../core/sample';
import { useCan, useMe, useSession } from '../core/session';
import { useText } from '../core/texts';

const WHERE: Record<keyof Steps, string> = {
  organization: '/settings/organization',
  brand: '/settings/brand',
  part: '/parts/new',
  customer: '/customers/new',
  order: '/orders/new',
  invoice: '/invoices/new',
  colleague: '/settings/people',
};
/** A list one has already is quicker than typing. */
const LIST: Partial<Record<keyof Steps, string>> = { part: '/parts/import', customer: '/customers/import' };
const ORDER = Object.keys(WHERE) as (keyof Steps)[];

/** The way from registering to the first invoice; ticked off by what is there. Gone when all is done, or hidden by whoever does not want it. */
export function FirstSteps({ steps }: { steps: Steps }) {
  const t = useText();
  const can = useCan();
  const { reload } = useSession();
  const hidden = useMe().screen.firstStepsHidden;
  const setHidden = (firstStepsHidden: boolean) => void api.put('/auth/me/screen', { firstStepsHidden }).then(reload, complain);
  const done = ORDER.filter((one) => steps[one]).length;
  const next = ORDER.find((one) => !steps[one]);
  if (!can('organization:write') || done === ORDER.length) return null;
  if (hidden)
    return (
      <Button color="inherit" size="small" sx={{ alignSelf: 'flex-start' }} onClick={() => setHidden(false)}>
        {t('analytics.steps.show')}
      </Button>
    );
  return (
    <Paper component="section" variant="outlined" aria-labelledby="steps" sx={{ p: 2 }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography id="steps" component="h2" variant="h2">
          {t('analytics.steps.title')}
        </Typography>
        <Button color="inherit" size="small" onClick={() => setHidden(true)}>
          {t('analytics.steps.hide')}
        </Button>
      </Stack>
      <Typography variant="body2" color="textSecondary">
        {t('analytics.steps.done', { done, all: ORDER.length })}
      </Typography>
      <LinearProgress variant="determinate" value={(done / ORDER.length) * 100} aria-label={t('analytics.steps.title')} sx={{ my: 1.5, borderRadius: 1 }} />
      {next && <Next name={next} />}
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' }, columnGap: 3 }}
      >
        {ORDER.map((one) => (
          <Step key={one} name={one} done={steps[one]} />
        ))}
      </Box>
      {!steps.order && <LoadSample />}
    </Paper>
  );
}

/** The one that is to be done now: why, and a button. */
function Next({ name }: { name: keyof Steps }) {
  const t = useText();
  const list = LIST[name];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, p: 1.5, mb: 1.5, borderRadius: 1, bgcolor: 'action.selected' }}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 620 }}>{t('analytics.steps.next', { step: t(`analytics.steps.${name}`) })}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t(`analytics.stepHints.${name}`)}
        </Typography>
      </Box>
      {list && (
        <Button component={RouterLink} to={list} color="inherit" variant="outlined">
          {t('analytics.steps.list')}
        </Button>
      )}
      <Button component={RouterLink} to={WHERE[name]} variant="contained">
        {t('analytics.steps.go')}
      </Button>
    </Box>
  );
}

function Step({ name, done }: { name: keyof Steps; done: boolean }) {
  const t = useText();
  const Icon = done ? CheckCircle : Circle;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: { xs: 44, md: 36 } }}>
      <Icon aria-hidden sx={{ fontSize: 20, color: done ? 'success.main' : 'text.secondary' }} />
      {done ? (
        <Typography color="textSecondary">{t(`analytics.steps.${name}`)}</Typography>
      ) : (
        <Link component={RouterLink} to={WHERE[name]}>
          {t(`analytics.steps.${name}`)}
        </Link>
      )}
      <Hidden>{t(done ? 'analytics.steps.ticked' : 'analytics.steps.open')}</Hidden>
    </Box>
  );
}
