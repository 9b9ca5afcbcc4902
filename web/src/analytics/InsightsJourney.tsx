import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Journey, JourneyStage, Outreach, Touchpoint } from '../api';
import { useMany, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { useText, useWord } from '../core/texts';
import { useDay, useInsights, type Method, type Outcome } from './insights';
import { WonBack } from './insights.tables';

const STEP = 20;
const MOST = 200;

/** What a customer has been through, and every time somebody met, spoke or wrote. */
export function CustomerJourney({ customerId }: { customerId: string }) {
  const t = useText();
  const word = useWord();
  const day = useDay();
  const [limit, setLimit] = useState(STEP);
  const base = useInsights();
  const { data, isError, error } = useOne<Journey>(`${base}/journey/${customerId}`, { limit });
  if (isError) return <Failed error={error} />;
  if (!data) return null;
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {word(`insights.currentStages.${data.currentStage}`)} · {t('insights.record.since', { date: day(data.journeyStart) })}
      </Typography>
      <Stages of={data.stagesCompleted} />
      <Typography component="h3" variant="h3" sx={{ mt: 2, mb: 0.5 }}>
        {t('insights.record.touchpoints')}
      </Typography>
      {!data.touchpoints.length && <Typography color="textSecondary">{t('insights.record.noTouchpoints')}</Typography>}
      <Touchpoints of={data.touchpoints} />
      {data.touchpoints.length === limit && limit < MOST && <Button onClick={() => setLimit(MOST)}>{t('record.more')}</Button>}
    </>
  );
}

const CODE = /^[a-z_]+$/;

/** A status or a way in words; a number or a name as it is. */
function useOutcome(): (outcome: string | null) => string {
  const word = useWord();
  return (outcome) =>
    outcome && CODE.test(outcome)
      ? word(
          `insights.outreach.outcome.${outcome}`,
          `insights.outreach.method.${outcome}`,
          `insights.touchpoint.${outcome}`,
          `scheduling.status.${outcome}`,
          `core.status.${outcome}`,
        )
      : (outcome ?? '');
}

function Named({ text, resource, recordId }: { text: string; resource: string | null; recordId: string | null }) {
  const link = resource && recordId ? recordLink(resource) : undefined;
  return link ? (
    <Link component={RouterLink} to={link.to({ id: recordId } as never)}>
      {text}
    </Link>
  ) : (
    text
  );
}

/** The first of each kind, the earliest first. */
function Stages({ of }: { of: JourneyStage[] }) {
  const word = useWord();
  const say = useOutcome();
  const day = useDay();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {of.map(({ stage, completedAt, outcome, resource, recordId }) => (
        <Box
          component="li"
          key={stage}
          sx={{
            position: 'relative',
            pl: 3,
            pb: 1.25,
            '&::before': { content: '""', position: 'absolute', left: 4, top: 7, width: 9, height: 9, borderRadius: 9, bgcolor: 'primary.main' },
            '&:not(:last-of-type)::after': { content: '""', position: 'absolute', left: 8, top: 18, bottom: -5, borderLeft: 1, borderColor: 'divider' },
          }}
        >
          <Typography component="div" sx={{ fontWeight: 560 }}>
            <Named text={word(`insights.stages.${stage}`)} resource={resource} recordId={recordId} />
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {[day(completedAt), say(outcome)].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Touchpoints({ of }: { of: Touchpoint[] }) {
  const word = useWord();
  const say = useOutcome();
  const { time } = useFormat();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {of.map((one) => (
        <Box component="li" key={`${one.resource} ${one.recordId} ${one.timestamp}`} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider', minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
            <Named text={one.title || word(`insights.touchpoint.${one.type}`)} resource={one.resource} recordId={one.recordId} />
            {one.type === 'appointment' && one.outcome && <span>· {say(one.outcome)}</span>}
            <Typography variant="body2" color="textSecondary" component="span" sx={{ ml: 'auto' }}>
              {time(one.timestamp)}
            </Typography>
          </Box>
          {one.notes && (
            <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {one.notes}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** Every time somebody tried to get in touch, and what came of it. */
export function OutreachHistory({ customerId }: { customerId: string }) {
  const t = useText();
  const { time } = useFormat();
  const base = useInsights();
  const [perPage, setPerPage] = useState(STEP);
  const { data, isError, error } = useMany<Outreach>(`${base}/outreach`, { customerId, perPage });
  if (isError) return <Failed error={error} />;
  if (!data) return null;
  if (!data.data.length) return <Typography color="textSecondary">{t('insights.outreach.none')}</Typography>;
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.data.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider', minWidth: 0 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
              <span>
                {t(`insights.outreach.method.${one.method as Method}`)}: {t(`insights.outreach.outcome.${one.outcome as Outcome}`)}
              </span>
              <Typography variant="body2" color="textSecondary" component="span" sx={{ ml: 'auto' }}>
                {[one.staffName, time(one.at)].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
            {one.notes && (
              <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {one.notes}
              </Typography>
            )}
            {one.wonAt && (
              <Typography variant="body2" component="div">
                {t('insights.outreach.fields.wonBack')}: <WonBack of={one} />
              </Typography>
            )}
          </Box>
        ))}
      </Box>
      {(data.pagination?.total ?? 0) > perPage && perPage < MOST && <Button onClick={() => setPerPage(MOST)}>{t('record.more')}</Button>}
    </>
  );
}
