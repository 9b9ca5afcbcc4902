import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import type { DataSetColumn, ReportCondition } from '../api';
import { DayInput } from '../core/time';
import { useText } from '../core/texts';
import { changedAt, isDated, isNumber, opsOf, unfinished, without } from './builder';
import { Entries, Entry, optionsOf, Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';

const DAYS = ['today', 'today-7', 'today-30', 'today-90', 'month', 'month-1', 'year'] as const;
type Value = ReportCondition['value'];

/** Only rows of which all of these hold. */
export function BuilderFilters({ set, question, ask }: PartProps) {
  const t = useText();
  const filters = question.filters ?? [];
  const put = (at: number, patch: Partial<ReportCondition>) => ask({ filters: changedAt(filters, at, { ...filters[at], ...patch }) });
  const columnOf = (key: string) => set.columns.find((one) => one.key === key);
  const begun = (key: string): ReportCondition => ({ column: key, op: opsOf(columnOf(key)!)[0], value: null });
  return (
    <Part title={t('reports.build.filters')}>
      <Entries>
        {filters.map((one, at) => {
          const column = columnOf(one.column);
          if (!column) return null;
          const ops = opsOf(column).map((value) => ({ value, label: t(`reports.build.ops.${value}`) }));
          return (
            <Entry key={at} name={said(column.label)} onRemove={() => ask({ filters: without(filters, at) })}>
              <PickOne wide label={t('reports.build.column')} value={one.column} of={optionsOf(set.columns)} onChange={(key) => put(at, begun(key))} />
              <PickOne label={t('reports.build.op')} value={one.op} of={ops} onChange={(op) => put(at, { op })} />
              {one.op !== 'isEmpty' && one.op !== 'isNotEmpty' && <ValueField column={column} value={one.value} onChange={(value) => put(at, { value })} />}
            </Entry>
          );
        })}
      </Entries>
      <PickOne label={t('reports.build.addFilter')} value="" of={optionsOf(set.columns)} onChange={(key) => ask({ filters: [...filters, begun(key)] })} />
      {unfinished(question) && (
        <Typography variant="body2" color="textSecondary">
          {t('reports.build.incomplete')}
        </Typography>
      )}
    </Part>
  );
}

/** A value as the column takes it: days of the calendar or seen from today, choices by their words, numbers, texts. */
function ValueField({ column, value, onChange }: { column: DataSetColumn; value: Value; onChange: (value: Value) => void }) {
  const t = useText();
  const label = t('reports.build.value');
  if (isDated(column.type)) return <DayField value={typeof value === 'string' ? value : ''} onChange={onChange} />;
  if (column.type === 'flag')
    return (
      <PickOne
        label={label}
        value={value === null ? '' : String(value)}
        of={['true', 'false'].map((one) => ({ value: one, label: t(one === 'true' ? 'core.yes' : 'core.no') }))}
        onChange={(one) => onChange(one === 'true')}
      />
    );
  if (column.choices) {
    const words = new Map(column.choices.map((one) => [one.value!, said(one.label!)]));
    const chosen = (Array.isArray(value) ? value : value === null ? [] : [value]).map(String);
    return (
      <Autocomplete
        multiple
        size="small"
        options={[...words.keys()]}
        getOptionLabel={(one) => words.get(one) ?? one}
        value={chosen}
        onChange={(_, next) => onChange(next.length ? next : null)}
        renderInput={(params) => <TextField {...params} label={label} />}
        sx={{ flex: '1 1 100%' }}
      />
    );
  }
  const typed = (text: string): Value =>
    text === '' ? null : isNumber(column.type) && Number.isFinite(Number(text.replace(',', '.'))) ? Number(text.replace(',', '.')) : text;
  return <Typed key={column.key} label={label} value={value} numeric={isNumber(column.type)} onChange={(text) => onChange(typed(text))} />;
}

const Typed = ({ label, value, numeric, onChange }: { label: string; value: Value; numeric: boolean; onChange: (text: string) => void }) => (
  <TextField
    size="small"
    label={label}
    defaultValue={value === null ? '' : String(value)}
    onChange={(event) => onChange(event.target.value.trim())}
    slotProps={{ htmlInput: { inputMode: numeric ? 'decimal' : 'text', maxLength: 200 } }}
    sx={{ flex: '1 1 120px', minWidth: 0 }}
  />
);

function DayField({ value, onChange }: { value: string; onChange: (value: Value) => void }) {
  const t = useText();
  const fixed = !value || /^\d{4}-/.test(value);
  const ways = [{ value: 'day', label: t('reports.build.days.day') }, ...DAYS.map((one) => ({ value: one as string, label: t(`reports.build.days.${one}`) }))];
  return (
    <>
      <PickOne label={t('reports.build.value')} value={fixed ? 'day' : value} of={ways} onChange={(one) => onChange(one === 'day' ? null : one)} />
      {fixed && (
        <Box sx={{ flex: '1 1 150px' }}>
          <DayInput label={t('reports.build.days.day')} value={value} counts="late" onChange={(day) => onChange(day || null)} />
        </Box>
      )}
    </>
  );
}
