import { FormControlLabel, Stack, Switch } from '@mui/material';
import { useText } from '../core/texts';
import { isGrouped } from './builder';
import { optionsOf, Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';

/** By what the rows are put in order. */
export function BuilderSort({ set, question, ask }: PartProps) {
  const t = useText();
  const nameOf = (key: string | null) => {
    const column = set.columns.find((one) => one.key === key);
    return column ? said(column.label) : (key ?? '');
  };
  const groups = (question.groupBy ?? []).map(({ column }) => ({ value: column, label: nameOf(column) }));
  const measures = (question.measures ?? []).map(({ key, kind, column }) => ({
    value: key,
    label: [t(`reports.build.kinds.${kind}`), nameOf(column)].filter(Boolean).join(': '),
  }));
  const options = isGrouped(question) ? [...groups, ...measures] : optionsOf(set.columns);
  const sort = question.sort?.[0];
  return (
    <Part title={t('reports.build.sort')}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <PickOne
          label={t('reports.build.sort')}
          none={t('reports.build.sortNone')}
          value={sort?.key ?? ''}
          of={options}
          onChange={(key: string) => ask({ sort: key ? [{ key, descending: true }] : null })}
        />
        {sort && (
          <FormControlLabel
            control={<Switch checked={sort.descending === true} onChange={(_, descending) => ask({ sort: [{ ...sort, descending }] })} />}
            label={t('reports.build.descending')}
          />
        )}
      </Stack>
    </Part>
  );
}
