import { Typography } from '@mui/material';
import { useText } from '../core/texts';
import { isGrouped, movedTo, without } from './builder';
import { Entries, Entry, optionsOf, Part, PickOne, type PartProps } from './BuilderParts';
import { said } from './metrics';

/** Row by row: which columns, in which order. */
export function BuilderColumns({ set, question, ask }: PartProps) {
  const t = useText();
  if (isGrouped(question)) return null;
  const chosen = question.columns ?? set.shown;
  const others = set.columns.filter(({ key }) => !chosen.includes(key));
  return (
    <Part title={t('reports.build.columns')}>
      <Entries>
        {chosen.map((key, at) => {
          const column = set.columns.find((one) => one.key === key);
          const name = column ? said(column.label) : key;
          return (
            <Entry
              key={key}
              name={name}
              onUp={at > 0 ? () => ask({ columns: movedTo(chosen, at, at - 1) }) : undefined}
              onDown={at < chosen.length - 1 ? () => ask({ columns: movedTo(chosen, at, at + 1) }) : undefined}
              onRemove={chosen.length > 1 ? () => ask({ columns: without(chosen, at) }) : undefined}
            >
              <Typography variant="body2">{name}</Typography>
            </Entry>
          );
        })}
      </Entries>
      {others.length > 0 && (
        <PickOne label={t('reports.build.addColumn')} value="" of={optionsOf(others)} onChange={(key) => ask({ columns: [...chosen, key] })} />
      )}
    </Part>
  );
}
