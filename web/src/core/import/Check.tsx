import {
  Alert,
  Box,
  Button,
  MenuItem,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { RecordPicker } from '../form/RecordPicker';
import { useFormat } from '../format';
import { useText, useWord } from '../texts';
import type { Choice, ImportAnswer, Proposal } from './useImport';

interface Props {
  answer: ImportAnswer;
  resource: string;
  choices: Map<number, Choice>;
  onChoices: (choices: Map<number, Choice>) => void;
}

const SHOWN = 50;

/** What is proposed for these is to leave them out: there is nothing they could be the same as. */
const rubbish = ({ reason, partId }: Proposal) => partId === null && (reason === 'cad_artefact' || reason === 'placeholder_name');

/** What will happen to the rows: known, to decide, new, ignored; and what is wrong with some. */
export function Check({ answer, resource, choices, onChoices }: Props) {
  const t = useText();
  const { number } = useFormat();
  const { created, matched, updated, skipped, errors, proposals, rows } = answer;
  const wrong = new Set(errors.map((error) => error.row)).size;
  const open = proposals.filter(({ row }) => !choices.has(row)).length;
  const buckets = {
    exact: matched + updated,
    proposed: proposals.length,
    created: Math.max(0, created - open),
    ignored: Math.max(0, skipped - wrong),
    errors: wrong,
  };
  if (!rows) return <Alert severity="warning">{t('importing.nothing')}</Alert>;
  return (
    <Stack spacing={3}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))' }}>
        {(Object.keys(buckets) as (keyof typeof buckets)[]).map((bucket) => (
          <Paper
            key={bucket}
            variant="outlined"
            sx={{ p: 1.5, borderColor: bucket === 'errors' && wrong ? 'error.main' : bucket === 'proposed' && open ? 'warning.main' : 'divider' }}
          >
            <Typography component="dt" variant="body2" color="textSecondary">
              {t(`importing.buckets.${bucket}`)}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              <Typography sx={{ fontSize: '1.5rem', fontWeight: 620 }}>{number(buckets[bucket])}</Typography>
              <Typography variant="caption" color="textSecondary">
                {t(`importing.bucketHints.${bucket}`)}
              </Typography>
            </Box>
          </Paper>
        ))}
      </Box>
      {proposals.length > 0 && <Proposals proposals={proposals} resource={resource} choices={choices} onChoices={onChoices} />}
      {errors.length > 0 && <Errors errors={errors} />}
    </Stack>
  );
}

function Proposals({ proposals, resource, choices, onChoices }: Omit<Props, 'answer'> & { proposals: Proposal[] }) {
  const t = useText();
  const word = useWord();
  const all = (choice: Choice) => onChoices(new Map(proposals.map((proposal) => [proposal.row, choice === 'match' && rubbish(proposal) ? 'ignore' : choice])));
  const choose = (row: number, choice: Choice) => onChoices(new Map([...choices, [row, choice]]));
  return (
    <Stack spacing={1}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="h2" variant="h2" sx={{ flex: 1 }}>
          {t('importing.buckets.proposed')}
        </Typography>
        <Button size="small" onClick={() => all('match')}>
          {t('importing.allMatch')}
        </Button>
        <Button size="small" onClick={() => all('create')}>
          {t('importing.allCreate')}
        </Button>
      </Stack>
      {proposals.slice(0, SHOWN * 4).map((proposal) => (
        <Paper key={proposal.row} variant="outlined" sx={{ p: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 560 }}>{t('importing.proposal', { row: proposal.row, name: proposal.name })}</Typography>
            <Typography variant="body2" color="textSecondary">
              {proposal.partId && (
                <>
                  {t('importing.looksLike')} <RecordPicker.Name resource={resource} id={proposal.partId} /> ·{' '}
                </>
              )}
              {word(`importing.reason.${proposal.reason}`)}
            </Typography>
          </Box>
          <TextField
            select
            value={choices.get(proposal.row) ?? 'create'}
            onChange={(event) => choose(proposal.row, event.target.value as Choice)}
            sx={{ width: 180 }}
            slotProps={{ htmlInput: { 'aria-label': t('importing.decide', { row: proposal.row }) } }}
          >
            {(rubbish(proposal) ? (['create', 'ignore'] as const) : (['match', 'create', 'ignore'] as const)).map((one) => (
              <MenuItem key={one} value={one}>
                {t(`importing.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        </Paper>
      ))}
    </Stack>
  );
}

function Errors({ errors }: { errors: ImportAnswer['errors'] }) {
  const t = useText();
  return (
    <Stack spacing={1}>
      <Typography component="h2" variant="h2">
        {t('importing.errorsTitle')}
      </Typography>
      <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }} tabIndex={0}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('importing.errorRow')}</TableCell>
              <TableCell>{t('importing.errorColumn')}</TableCell>
              <TableCell>{t('importing.errorText')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {errors.slice(0, SHOWN).map((error) => (
              <TableRow key={`${error.row}${error.column}${error.code}`}>
                <TableCell>{error.row}</TableCell>
                <TableCell>{error.column ?? '–'}</TableCell>
                <TableCell>{error.message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {errors.length > SHOWN && <Typography color="textSecondary">{t('importing.moreErrors', { count: errors.length - SHOWN })}</Typography>}
    </Stack>
  );
}
