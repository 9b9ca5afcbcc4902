import ArrowForward from '@mui/icons-material/ArrowForward';
import { Alert, Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useFormat } from '../format';
import { useText } from '../texts';
import type { ImportField } from './ImportWizard';
import type { Sample } from './sample';

interface Props {
  fields: ImportField[];
  file: File;
  /** The word for a field. */
  label: (field: string) => string;
  sample: Sample | null;
  /** Field → header. */
  mapping: Record<string, string>;
  /** Required fields that no column serves yet. */
  missing: ImportField[];
  onMapping: (mapping: Record<string, string>) => void;
}

/** Every column of the file with what stands in it, and what becomes of it. */
export function Mapping({ fields, file, label, sample, mapping, missing, onMapping }: Props) {
  const t = useText();
  const { number } = useFormat();
  const headers = sample ? [...new Set(sample.headers.filter(Boolean))] : [];
  const choose = (header: string, field: string) => {
    const others = Object.entries(mapping).filter(([one, from]) => one !== field && from !== header);
    onMapping(Object.fromEntries(field ? [...others, [field, header]] : others));
  };
  const examples = (header: string) =>
    sample!.rows
      .map((row) => row[sample!.headers.indexOf(header)])
      .filter(Boolean)
      .slice(0, 3)
      .join(' · ');
  return (
    <Stack spacing={1.5}>
      <Typography sx={{ fontWeight: 560 }}>{t('importing.chosen', { name: file.name, size: number(Math.ceil(file.size / 1024), 0) })}</Typography>
      <Typography color="textSecondary">{t(sample ? 'importing.mapHint' : 'importing.byServer')}</Typography>
      {missing.length > 0 && <Alert severity="warning">{t('importing.missing', { fields: missing.map(({ field }) => label(field)).join(', ') })}</Alert>}
      {headers.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
          {headers.map((header) => (
            <Column
              key={header}
              header={header}
              examples={examples(header)}
              fields={fields}
              label={label}
              field={fields.find(({ field }) => mapping[field] === header)?.field ?? ''}
              taken={mapping}
              onChoose={(field) => choose(header, field)}
            />
          ))}
        </Box>
      )}
      {headers.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('importing.used', { used: number(headers.filter((header) => Object.values(mapping).includes(header)).length), all: number(headers.length) })}
        </Typography>
      )}
    </Stack>
  );
}

interface ColumnProps {
  header: string;
  examples: string;
  fields: ImportField[];
  label: (field: string) => string;
  field: string;
  taken: Record<string, string>;
  onChoose: (field: string) => void;
}

function Column({ header, examples, fields, label, field, taken, onChoose }: ColumnProps) {
  const t = useText();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto 280px' },
        alignItems: 'center',
        columnGap: 2,
        rowGap: 1,
        px: 2,
        py: 1.25,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 560, overflowWrap: 'anywhere' }}>{header}</Typography>
        <Typography variant="body2" color="textSecondary" noWrap>
          {examples || t('importing.empty')}
        </Typography>
      </Box>
      <ArrowForward aria-hidden sx={{ fontSize: 18, color: field ? 'primary.main' : 'text.disabled', display: { xs: 'none', sm: 'block' } }} />
      <TextField
        select
        fullWidth
        value={field}
        onChange={(event) => onChoose(event.target.value)}
        sx={{ '& .MuiSelect-select': { color: field ? 'text.primary' : 'text.secondary' } }}
        slotProps={{ select: { displayEmpty: true }, htmlInput: { 'aria-label': t('importing.becomes', { header }) } }}
      >
        <MenuItem value="">{t('importing.none')}</MenuItem>
        {fields.map(({ field: one, required }) => (
          <MenuItem key={one} value={one}>
            {label(one)}
            {required && ' *'}
            {taken[one] && taken[one] !== header && (
              <Typography component="span" variant="body2" color="textSecondary" noWrap sx={{ ml: 1 }}>
                {t('importing.from', { header: taken[one] })}
              </Typography>
            )}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}
