import { Autocomplete, TextField } from '@mui/material';
import { useText } from '../texts';
import { useBound, type FieldProps } from './context';
import { Place } from './Place';

interface ChoiceProps<T extends string | number> extends FieldProps {
  options: readonly T[];
  word?: (value: T) => string;
  group?: (value: T) => string;
}

/** What every such control says and how it looks. */
function useChoice<T extends string | number>(props: ChoiceProps<T>) {
  const t = useText();
  const { field, shown, typed } = useBound(props);
  const { id, disabled, ...input } = shown;
  const { options, word = String, group } = props;
  return {
    field,
    list: {
      id,
      disabled,
      options,
      groupBy: group,
      getOptionLabel: word,
      getOptionKey: (value: T) => value,
      onBlur: typed.onBlur,
      openText: t('core.actions.open'),
      closeText: t('core.actions.close'),
      clearText: t('core.actions.clear'),
      noOptionsText: t('table.noMatch'),
    },
    input: { ...input, inputRef: typed.inputRef },
  };
}

/** One of many values, found by typing. */
export function Choice<T extends string | number>({ width, ...props }: ChoiceProps<T>) {
  const { field, list, input } = useChoice(props);
  return (
    <Place width={width}>
      <Autocomplete<T, false, boolean>
        {...list}
        autoHighlight
        disableClearable={props.required ?? false}
        value={(field.value ?? null) as T}
        onChange={(_, value) => field.onChange(value)}
        renderInput={({ slotProps, ...params }) => (
          // a browser's own proposals would cover ours
          <TextField {...params} {...input} slotProps={{ ...slotProps, htmlInput: { ...slotProps.htmlInput, autoComplete: 'off' } }} />
        )}
      />
    </Place>
  );
}

/** Several of many values; `arranged` puts them in order before the form takes them. */
export function Choices<T extends string | number>({ width, arranged = (values) => values, ...props }: ChoiceProps<T> & { arranged?: (values: T[]) => T[] }) {
  const { field, list, input } = useChoice(props);
  const held = (field.value as T[] | null) ?? [];
  return (
    <Place width={width}>
      <Autocomplete
        {...list}
        multiple
        disableCloseOnSelect
        value={props.options.filter((one) => held.includes(one))}
        onChange={(_, values) => field.onChange(arranged(values))}
        renderInput={(params) => <TextField {...params} {...input} />}
      />
    </Place>
  );
}
