import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import type { ReportGroup, ReportMeasure, ReportMeasureKind, ReportStep } from '../api';
import { useText } from '../core/texts';
import { changedAt, columnsFor, isDated, isGrouped, KINDS, measureOf, without } from './builder';
import { Entries, Entry, optionsOf, Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';

const STEPS: ReportStep[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Summed up: one line for each of what, and which numbers of it. */
export function BuilderGroups({ set, question, ask }: PartProps) {
  const t = useText();
  if (!isGrouped(question)) return null;
  const groups = question.groupBy ?? [];
  const groupable = set.columns.filter(({ groupable: can, type }) => can || isDated(type));
  const free = groupable.filter(({ key }) => !groups.some(({ column }) => column === key));
  const made = (key: string): ReportGroup => ({ column: key, by: isDated(set.columns.find((one) => one.key === key)!.type) ? 'month' : null });
  return (
    <>
      <Part title={t('reports.build.groupBy')}>
        <Entries>
          {groups.map((group, at) => {
            const column = set.columns.find(({ key }) => key === group.column);
            const name = column ? said(column.label) : group.column;
            const rest = groupable.filter(({ key }) => key === group.column || free.some((one) => one.key === key));
            return (
              <Entry key={group.column} name={name} onRemove={groups.length > 1 ? () => ask({ groupBy: without(groups, at), sort: null }) : undefined}>
                <PickOne
                  wide
                  label={t('reports.build.column')}
                  value={group.column}
                  of={optionsOf(rest)}
                  onChange={(key) => ask({ groupBy: changedAt(groups, at, made(key)), sort: null })}
                />
                {column && isDated(column.type) && (
                  <PickOne
                    label={t('reports.build.by')}
                    value={group.by ?? 'month'}
                    of={STEPS.map((value) => ({ value, label: t(`reports.build.steps.${value}`) }))}
                    onChange={(by) => ask({ groupBy: changedAt(groups, at, { ...group, by }) })}
                  />
                )}
              </Entry>
            );
          })}
        </Entries>
        {groups.length < 4 && free.length > 0 && (
          <PickOne label={t('reports.build.addGroup')} value="" of={optionsOf(free)} onChange={(key) => ask({ groupBy: [...groups, made(key)] })} />
        )}
      </Part>
      <Measures set={set} question={question} ask={ask} />
    </>
  );
}

function Measures({ set, question, ask }: PartProps) {
  const t = useText();
  const measures = question.measures ?? [];
  const kinds = KINDS.filter((kind) => kind === 'count' || columnsFor(set, kind).length > (kind === 'ratio' ? 1 : 0));
  const made = (kind: ReportMeasureKind, at: number, column?: string, by?: string): ReportMeasure => {
    const fit = columnsFor(set, kind);
    const of = kind === 'count' ? null : (fit.find(({ key }) => key === column)?.key ?? fit[0].key);
    const other = kind === 'ratio' ? (fit.find(({ key }) => key === by && key !== of)?.key ?? fit.find(({ key }) => key !== of)!.key) : null;
    return measureOf(kind, of, without(measures, at), other);
  };
  const set_ = (at: number, next: ReportMeasure) => ask({ measures: changedAt(measures, at, next), sort: null });
  return (
    <Part title={t('reports.build.measures')}>
      <Entries>
        {measures.map((one, at) => (
          <Entry
            key={one.key}
            name={t(`reports.build.kinds.${one.kind}`)}
            onRemove={measures.length > 1 ? () => ask({ measures: without(measures, at), sort: null }) : undefined}
          >
            <PickOne
              wide
              label={t('reports.build.kind')}
              value={one.kind}
              of={kinds.map((value) => ({ value, label: t(`reports.build.kinds.${value}`) }))}
              onChange={(kind) => set_(at, made(kind, at, one.column ?? undefined))}
            />
            {one.kind !== 'count' && (
              <PickOne
                label={t('reports.build.of')}
                value={one.column ?? ''}
                of={optionsOf(columnsFor(set, one.kind))}
                onChange={(column) => set_(at, made(one.kind, at, column, one.by ?? undefined))}
              />
            )}
            {one.kind === 'ratio' && (
              <PickOne
                label={t('reports.build.byWhat')}
                value={one.by ?? ''}
                of={optionsOf(columnsFor(set, 'ratio').filter(({ key }) => key !== one.column))}
                onChange={(by) => set_(at, made('ratio', at, one.column ?? undefined, by))}
              />
            )}
          </Entry>
        ))}
      </Entries>
      {measures.length < 12 && (
        <Button
          startIcon={<Add />}
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => ask({ measures: [...measures, made(measures.some(({ kind }) => kind === 'count') ? (kinds[1] ?? 'count') : 'count', -1)] })}
        >
          {t('reports.build.addMeasure')}
        </Button>
      )}
    </Part>
  );
}
