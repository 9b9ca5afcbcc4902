import Info from '@mui/icons-material/InfoOutlined';
import { Box, Button, IconButton, Popover, Stack, Tooltip, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { MetricFigure, MetricEntry } from '../api';
import { useFormat } from '../core/format';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { said } from './metrics';

interface Props {
  metric: MetricEntry;
  figure: MetricFigure | undefined;
  /** The page of its rows. */
  to?: string;
}

/** What a number is, over which days, when it was calculated: on demand, at every number. */
export function MetricInfo({ metric, figure, to }: Props) {
  const t = useText();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = t('boards.info.open', { name: said(metric.label) });
  return (
    <>
      <Tooltip title={name}>
        <IconButton
          size="small"
          aria-label={name}
          aria-haspopup="dialog"
          className="no-print"
          sx={{ m: -0.5, flex: 'none', position: 'relative', zIndex: 1 }}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Info sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      <Popover
        open={!!anchor}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, sx: { p: 2, width: 340, maxWidth: 'calc(100vw - 32px)' } } }}
      >
        <Stack spacing={1.25}>
          <Typography id={id} component="h2" variant="h3">
            {said(metric.label)}
          </Typography>
          <Typography variant="body2">{said(metric.definition)}</Typography>
          {figure && <MetricFacts figure={figure} />}
          {to && (
            <Button component={Link} to={to} size="small" sx={{ alignSelf: 'flex-start' }}>
              {t('boards.info.show')}
            </Button>
          )}
        </Stack>
      </Popover>
    </>
  );
}

/** Days, comparison, zone and time of calculation of a number. */
export function MetricFacts({ figure }: { figure: MetricFigure }) {
  const t = useText();
  const { date, time, number } = useFormat();
  const { timeZone } = useMe().organization;
  const days = (from: string | null, to: string | null, at: string | null) => (at ? date(at) : from && to ? `${date(from)} – ${date(to)}` : null);
  const facts = [
    [t(figure.at ? 'boards.info.at' : 'boards.info.period'), days(figure.from, figure.to, figure.at)],
    [t('boards.info.compared'), days(figure.previousFrom, figure.previousTo, figure.previousAt)],
    [t('boards.info.rows'), figure.rows === null ? null : number(figure.rows)],
    [t('boards.info.zone'), timeZone ?? null],
    [t('boards.info.calculated'), time(figure.calculatedAt)],
  ].filter((fact): fact is [string, string] => fact[1] !== null);
  return (
    <>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25, fontSize: '0.8125rem' }}>
        {facts.map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {figure.otherCurrencies.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('boards.info.others', { currencies: figure.otherCurrencies.join(', ') })}
        </Typography>
      )}
    </>
  );
}
