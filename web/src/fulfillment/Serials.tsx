import { Autocomplete, Chip, TextField } from '@mui/material';
import { useText } from '../core/texts';

/** Serial numbers of the pieces of a line: chosen of those that were made, or scanned and typed. */
export function Serials({ value, options, onChange, name }: { value: string[]; options: string[]; onChange: (serials: string[]) => void; name: string }) {
  const t = useText();
  return (
    <Autocomplete
      multiple
      freeSolo
      disableCloseOnSelect
      options={options}
      value={value}
      onChange={(_, next) => onChange(next.map((one) => one.trim()).filter(Boolean))}
      clearText={t('core.actions.clear')}
      sx={{ mt: 1 }}
      renderValue={(chosen, itemProps) =>
        chosen.map((one, index) => {
          const { key, ...item } = itemProps({ index });
          return <Chip key={key} size="small" label={one} {...item} />;
        })
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('fulfillment.deliveries.fields.serialNumbers')}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': `${t('fulfillment.deliveries.fields.serialNumbers')}: ${name}` },
          }}
        />
      )}
    />
  );
}
