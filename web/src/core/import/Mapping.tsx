import { MenuItem, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useFormat } from '../format';
import { useText, useWord } from '../texts';
import type { ImportField } from './ImportWizard';
import type { Sample } from './sample';

interface Props {
  texts: string;
  fields: ImportField[];
  file: File;
  sample: Sample | null;
  mapping: Record<string, string>;
  onMapping: (mapping: Record<string, string>) => void;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');

/** Field → header, by names alone; no header serves two fields. */
export function guess(fields: ImportField[], headers: string[]): Record<string, string> {
  const free = new Set(headers.filter(Boolean));
  const found: Record<string, string> = {};
  for (const { field, known = [] } of fields) {
    const wanted = [field, ...known].map(plain);
    const header = [...free].find((one) => wanted.includes(plain(one)));
    if (!header) continue;
    found[field] = header;
    free.delete(header);
  }
  return found;
}

export function Mapping({ texts, fields, file, sample, mapping, onMapping }: Props) {
  const t = useText();
  const word = useWord();
  const { number } = useFormat();
  const examples = (header?: string) =>
    header && sample
      ? sample.rows
          .map((row) => row[sample.headers.indexOf(header)])
          .filter(Boolean)
          .slice(0, 3)
          .join(' · ')
      : '';
  const map = (field: string, header: string) => onMapping(Object.fromEntries(Object.entries({ ...mapping, [field]: header }).filter(([, one]) => one)));
  return (
    <Stack spacing={1.5}>
      <Typography sx={{ fontWeight: 560 }}>{t('importing.chosen', { name: file.name, size: number(Math.ceil(file.size / 1024), 0) })}</Typography>
      <Typography color="textSecondary">{t(sample ? 'importing.mapHint' : 'importing.byServer')}</Typography>
      {sample && (
        <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('importing.field')}</TableCell>
                <TableCell>{t('importing.column')}</TableCell>
                <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{t('importing.samples')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {fields.map(({ field, required }) => {
                const label = word(`${texts}.fields.${field}`);
                return (
                  <TableRow key={field}>
                    <TableCell component="th" scope="row">
                      {label}
                      {required && ' *'}
                    </TableCell>
                    <TableCell sx={{ width: 300 }}>
                      <TextField
                        select
                        value={mapping[field] ?? ''}
                        onChange={(event) => map(field, event.target.value)}
                        slotProps={{ select: { displayEmpty: true }, htmlInput: { 'aria-label': `${t('importing.column')}: ${label}` } }}
                      >
                        <MenuItem value="">{t('importing.none')}</MenuItem>
                        {[...new Set(sample.headers.filter(Boolean))].map((header) => (
                          <MenuItem key={header} value={header}>
                            {header}
                          </MenuItem>
                        ))}
                      </TextField>
                    </TableCell>
                    <TableCell sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'table-cell' } }}>{examples(mapping[field])}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Stack>
  );
}
