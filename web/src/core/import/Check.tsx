import { Alert, Box, Button, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { RecordName } from '../record/RecordName';
import { useFormat } from '../format';
import { PlainTable } from '../table';
import { useText, useWord } from '../texts';
import { groupErrors, spans } from './errors';
import type { Choice, ImportAnswer, Proposal } from './useImport';

interface Props {
  answer: ImportAnswer;
  /** The word for a field. */
  label: (field: string) => string;
  resource: string;
  choices: Map<number, Choice>;
  onChoices: (choices: Map<number, Choice>) => void;
}

const SHOWN = 50;

/** What is proposed for these is to leave them out: there is nothing they could be the same as. */
export const rubbish = ({ reason, partId }: Proposal) => partId === null && (reason === 'cad_artefact' || reason === 'placeholder_name');

/** What will happen to the rows: known, to decide, new, ignored; and what is wrong with some. */
export function Check({ answer, label, resource, choices, onChoices }: Props) {
  const t = useText();
  const { number } = useFormat();
  const { created, matched, updated, skipped, errors, proposals, rows } = answer;
  const wrong = new Set(errors.map((error) => error.row)).size;
  const open = proposals.filter(({ row }) => !choices.has(row)).length;
  const buckets = {
    exact: matched + updated,
    proposed: proposals.length,
    created: Math.max(0, created - proposals.length),
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
      {errors.length > 0 && <Errors errors={errors} label={label} />}
    </Stack>
  );
}

function Proposals({ proposals, resource, choices, onChoices }: Omit<Props, 'answer' | 'label'> & { proposals: Proposal[] }) {
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
                  {t('importing.looksLike')} <RecordName resource={resource} id={proposal.partId} /> ·{' '}
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

/** The same mistake in many rows is told once. */
function Errors({ errors, label }: { errors: ImportAnswer['errors']; label: Props['label'] }) {
  const t = useText();
  const { number } = useFormat();
  const kinds = groupErrors(errors);
  return (
    <Stack spacing={1}>
      <Typography component="h2" variant="h2">
        {t('importing.errorsTitle')}
      </Typography>
      <PlainTable
        label={t('importing.errorsTitle')}
        rows={kinds.slice(0, SHOWN)}
        keyOf={({ column, message }) => `${column}\n${message}`}
        columns={[
          { label: t('importing.errorColumn'), bare: true, cell: ({ column }) => (column ? label(column) : '–') },
          { label: t('importing.errorText'), cell: ({ message }) => message },
          {
            label: t('importing.errorRows'),
            cell: ({ rows }) => `${t('importing.rows', { count: rows.length, formatted: number(rows.length) })}: ${spans(rows)}`,
          },
        ]}
      />
      {kinds.length > SHOWN && <Typography color="textSecondary">{t('importing.moreErrors', { count: kinds.length - SHOWN })}</Typography>}
    </Stack>
  );
}
