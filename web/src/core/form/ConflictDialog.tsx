import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Radio,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useText, useWord } from '../texts';
import type { Conflict } from './changes';

interface Props {
  texts: string;
  conflicts: Conflict[];
  /** The fields of which one's own value is kept. */
  onChoose: (mine: string[]) => void;
  onCancel: () => void;
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return typeof value === 'object'
    ? Object.values(value)
        .filter((one) => one !== null && one !== '')
        .map(shown)
        .join(', ')
    : String(value);
};

/** Both changed the same: side by side, field by field, mine or theirs. */
export function ConflictDialog({ texts, conflicts, onChoose, onCancel }: Props) {
  const t = useText();
  const word = useWord();
  const [mine, setMine] = useState<string[]>(conflicts.map((one) => one.field));
  const side = (field: string, own: boolean) => setMine(own ? [...mine.filter((one) => one !== field), field] : mine.filter((one) => one !== field));
  return (
    <Dialog open maxWidth="md" onClose={onCancel} aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title" component="h2" variant="h2">
        {t('form.conflict.title')}
      </DialogTitle>
      <DialogContent>
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {t('form.conflict.text')}
        </Typography>
        <TableContainer>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('form.conflict.field')}</TableCell>
                <TableCell>{t('form.conflict.mine')}</TableCell>
                <TableCell>{t('form.conflict.theirs')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {conflicts.map((one) => {
                const label = word(`${texts}.fields.${one.field}`);
                return (
                  <TableRow key={one.field}>
                    <TableCell component="th" scope="row">
                      {label}
                    </TableCell>
                    {[true, false].map((own) => (
                      <TableCell key={String(own)} sx={{ bgcolor: mine.includes(one.field) === own ? 'action.selected' : 'transparent' }}>
                        <Radio
                          size="small"
                          name={one.field}
                          checked={mine.includes(one.field) === own}
                          onChange={() => side(one.field, own)}
                          slotProps={{ input: { 'aria-label': `${label}: ${t(own ? 'form.conflict.mine' : 'form.conflict.theirs')}` } }}
                        />
                        {shown(own ? one.mine : one.theirs)}
                      </TableCell>
                    ))}
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onCancel}>
          {t('core.actions.cancel')}
        </Button>
        <Button variant="contained" onClick={() => onChoose(mine)}>
          {t('form.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
