import { Box, Button, Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { Fragment } from 'react';
import { Link as RouterLink } from 'react-router';
import { isProblem } from '../core/api';
import { useFormat } from '../core/format';
import { messageOf } from '../core/notify';
import { useText } from '../core/texts';
import type { Shortage } from './production';

interface Props {
  error: unknown;
  onPartial?: () => void;
  /** Takes a part in place of the one that is missing. */
  onInstead?: (partId: string, substituteId: string) => void;
}

/** What is missing, what could be taken instead, and the ways on. */
export function Shortages({ error, onPartial, onInstead }: Props) {
  const t = useText();
  if (!isProblem(error) || !error.is('insufficient_stock')) return messageOf(error);
  const shortages = (error.details.shortages ?? []) as Shortage[];
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{t('builds.production.shortTitle')}</Typography>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {t('builds.production.shortText')}
      </Typography>
      <TableContainer sx={{ maxHeight: 260 }} tabIndex={0} role="region" aria-label={t('builds.production.shortTitle')}>
        <Table size="small" sx={{ '& th, & td': { px: 1 }, '& th, & td:not(:first-of-type)': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('builds.production.fields.name')}</TableCell>
              {(['required', 'available', 'shortage'] as const).map((field) => (
                <TableCell key={field} align="right">
                  {t(`builds.production.fields.${field}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shortages.map((one) => (
              <Row key={one.partId} one={one} onInstead={onInstead} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        {onPartial && (
          <Button size="small" color="inherit" variant="outlined" onClick={onPartial}>
            {t('builds.production.partial')}
          </Button>
        )}
        <Button size="small" color="inherit" component={RouterLink} to="/planning">
          {t('builds.production.toPlanning')}
        </Button>
      </Box>
    </Box>
  );
}

function Row({ one, onInstead }: { one: Shortage; onInstead?: Props['onInstead'] }) {
  const t = useText();
  const { number } = useFormat();
  return (
    <Fragment>
      <TableRow>
        <TableCell>
          <Link component={RouterLink} to={`/parts/${one.partId}`}>
            {one.name}
          </Link>
          <Typography variant="caption" component="div" color="textSecondary">
            {one.sku}
          </Typography>
        </TableCell>
        <TableCell align="right">{number(one.required)}</TableCell>
        <TableCell align="right">{number(one.available)}</TableCell>
        <TableCell align="right" sx={{ fontWeight: 600 }}>
          {number(one.shortage)}
        </TableCell>
      </TableRow>
      {onInstead &&
        one.substitutes?.map((other) => (
          <TableRow key={other.substituteId}>
            <TableCell colSpan={4}>
              <Button
                size="small"
                color="inherit"
                variant="outlined"
                sx={{ whiteSpace: 'normal', textAlign: 'left' }}
                onClick={() => onInstead(one.partId, other.substituteId)}
              >
                {t('builds.production.instead', { name: `${other.sku} ${other.name}`, quantity: number(other.available) })}
              </Button>
            </TableCell>
          </TableRow>
        ))}
    </Fragment>
  );
}
