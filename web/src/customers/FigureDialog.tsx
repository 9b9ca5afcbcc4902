import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { FigureEntry } from '../api';
import { useMany } from '../core/api';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { useText, useWord } from '../core/texts';

const STEP = 50;

/** The rows that a number is made of, each opening its record. */
export function FigureDialog({ customerId, figure, onClose }: { customerId: string; figure: string; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const id = useId();
  const [perPage, setPerPage] = useState(STEP);
  const { data } = useMany<FigureEntry>(`/customers/${customerId}/statistics/${figure}`, { perPage });
  const total = data?.pagination?.total ?? 0;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} component="h2" variant="h2">
        {word(`crm.figures.${figure}`)}
      </DialogTitle>
      <DialogContent>
        {data && !total && <Typography color="textSecondary">{t('crm.statistics.noRows')}</Typography>}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data?.data.map((row) => (
            <Row key={`${row.resource} ${row.id}`} row={row} onOpen={onClose} />
          ))}
        </Box>
        {total > perPage && perPage < 200 && <Button onClick={() => setPerPage(200)}>{t('record.more')}</Button>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ row, onOpen }: { row: FigureEntry; onOpen: () => void }) {
  const { money, time } = useFormat();
  const link = recordLink(row.resource);
  const label = row.label ?? row.id;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, py: 0.75, borderBottom: 1, borderColor: 'divider', alignItems: 'baseline' }}>
      {link ? (
        <Link component={RouterLink} to={link.to({ id: row.id } as never)} onClick={onOpen}>
          {label}
        </Link>
      ) : (
        <span>{label}</span>
      )}
      <Typography variant="body2" color="textSecondary" component="span">
        {time(row.at)}
      </Typography>
      <Box component="span" sx={{ ml: 'auto' }}>
        {row.amount === null ? '' : money(row.amount, row.currency)}
      </Box>
    </Box>
  );
}
