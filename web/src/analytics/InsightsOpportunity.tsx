import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import { Box, Checkbox, Chip, Link, Menu, MenuItem, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Opportunity } from '../api';
import { api, queries } from '../core/api';
import { inWordsOf } from '../core/customerWord';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { DayInput, daysAfter, useToday } from '../core/time';
import { useInsights, type Method, type Outcome } from './insights';
import { InsightActions, Quiet } from './InsightsActions';
import { RiskWhy } from './InsightsWhy';

/** Somebody worth a call: why, what to do, and the ways to do it. */
export function OpportunityCard({ of, chosen, onChoose }: { of: Opportunity; chosen: boolean; onChoose?: () => void }) {
  const t = useText();
  const { customerId: id, customerName: name, phone, email } = of;
  const { customerWord } = useMe().organization;
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2, display: 'flex', flexDirection: 'column', gap: 1.25, minWidth: 0 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Link
            component={RouterLink}
            to={`/customers/${id}?tab=insights`}
            sx={{ color: 'text.primary', fontWeight: 620, fontSize: '1.05rem', overflowWrap: 'anywhere' }}
          >
            {name}
          </Link>
          <Typography sx={{ mt: 0.25 }}>{inWordsOf(customerWord ?? 'customer', of.suggestedAction)}</Typography>
        </Box>
        {onChoose && (
          <Checkbox
            checked={chosen}
            onChange={onChoose}
            slotProps={{ input: { 'aria-label': t('insights.opportunities.select', { name }) } }}
            sx={{ mt: -1, mr: -1 }}
          />
        )}
      </Stack>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Chip label={t(`insights.opportunities.types.${of.opportunityType}`)} variant="outlined" size="small" sx={{ borderColor: 'divider' }} />
        <Typography component="span" variant="body2" color="textSecondary">
          {t('insights.opportunities.risk')}
        </Typography>
        <RiskWhy customerId={id} name={name} riskScore={of.riskScore} riskLevel={of.riskLevel} />
      </Stack>
      <Known of={of} />
      <Box sx={{ mt: 'auto', pt: 0.5 }}>
        <InsightActions of={{ id, name, phone, email }}>
          <Done id={id} name={name} />
        </InsightActions>
      </Box>
    </Paper>
  );
}

/** What is known, and by which method; nothing is shown as a number that is none. */
function Known({ of }: { of: Opportunity }) {
  const t = useText();
  const { ago, money, percent } = useFormat();
  const fact = (label: string, value: string, why?: string | null) => (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {value}
        {why && (
          <Typography variant="caption" color="textSecondary" component="div">
            {why}
          </Typography>
        )}
      </Box>
    </Box>
  );
  const never = t('insights.opportunities.never');
  const { estimatedValueMethod: method, successProbabilityReason: reason, lastOutreach: tried } = of;
  const unknown = t('insights.opportunities.unknown');
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
      {fact(t('insights.opportunities.lastContact'), of.lastContact ? ago(of.lastContact) : never)}
      {fact(t('insights.opportunities.ltv'), money(of.ltv, of.currency))}
      {fact(
        t('insights.opportunities.estimated'),
        of.estimatedValue === null ? unknown : money(of.estimatedValue, of.currency),
        method && t(`insights.opportunities.methods.${method}`),
      )}
      {fact(
        t('insights.opportunities.chance'),
        of.successProbability === null ? unknown : percent(Math.round(of.successProbability * 100)),
        reason && t(`insights.opportunities.reasons.${reason}`),
      )}
      {tried &&
        fact(
          t('insights.opportunities.lastOutreach'),
          `${t(`insights.outreach.method.${tried.method as Method}`)}: ${t(`insights.outreach.outcome.${tried.outcome as Outcome}`)}`,
          ago(tried.at),
        )}
    </Box>
  );
}

/** Dealt with, or put aside for a while. */
function Done({ id, name }: { id: string; name: string }) {
  const t = useText();
  const base = useInsights();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const path = `${base}/opportunities/${id}/done`;
  const today = useToday();
  const aside = async (until?: string) => {
    setAnchor(null);
    await api.post(path, until ? { until } : {}).then(() => notify(t('insights.actions.doneSaved')), complain);
    await queries.invalidateQueries();
  };
  if (!useCan()('insights:write')) return null;
  return (
    <>
      <Quiet menu icon={<CheckCircle />} label={t('insights.actions.doneWho', { name })} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('insights.actions.done')}
      </Quiet>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void aside()}>{t('insights.actions.doneUsual')}</MenuItem>
        <MenuItem onClick={() => void aside(daysAfter(today, 7))}>{t('insights.actions.doneWeek')}</MenuItem>
        <MenuItem onClick={() => void aside(daysAfter(today, 30))}>{t('insights.actions.doneMonth')}</MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setDay(daysAfter(today, 14));
          }}
        >
          {t('insights.actions.doneDay')}
        </MenuItem>
      </Menu>
      {day !== null && (
        <VerbDialog
          title={t('insights.actions.doneWho', { name })}
          submit={t('core.actions.save')}
          disabled={!day}
          run={() => api.post(path, { until: day })}
          done={t('insights.actions.doneSaved')}
          onClose={() => setDay(null)}
        >
          <DayInput counts="typed" required label={t('insights.actions.doneDayLabel')} value={day} onChange={(next) => setDay(next)} />
        </VerbDialog>
      )}
    </>
  );
}
