import { Box, Chip, Stack, Typography } from '@mui/material';
import type { Permission } from '../api';
import { useMe } from '../core/session';
import { useText, useWord } from '../core/texts';
import { useCatalogue } from './permissions';
import { actionsOf, toggled } from './permissions.rules';

interface Props {
  value: Permission[];
  onChange: (value: Permission[]) => void;
  disabled?: boolean;
}

/** What may be done, resource by resource. Nobody gives what they may not do themselves. */
export function PermissionGrid({ value, onChange, disabled }: Props) {
  const t = useText();
  const word = useWord();
  const { permissions: mine } = useMe();
  const { data: catalogue } = useCatalogue();
  const resources = Object.entries(catalogue ?? {}).filter(([resource]) => actionsOf(mine, resource).length);
  return (
    <Box role="group" aria-label={t('settings.roles.fields.permissions')}>
      {resources.map(([resource, actions]) => {
        const label = word(`settings.permissions.resources.${resource}`);
        return (
          <Box
            key={resource}
            role="group"
            aria-label={label}
            sx={{ display: 'grid', gridTemplateColumns: { sm: '200px 1fr' }, gap: { xs: 0.5, sm: 1 }, py: 1, borderBottom: 1, borderColor: 'divider' }}
          >
            <Typography>{label}</Typography>
            <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
              {actions.map((action) => {
                const on = value.includes(`${resource}:${action}` as Permission);
                return (
                  <Chip
                    key={action}
                    component="button"
                    type="button"
                    label={`${on ? '✓ ' : ''}${word(`settings.permissions.actions.${action}`)}`}
                    aria-pressed={on}
                    color={on ? 'primary' : 'default'}
                    variant={on ? 'filled' : 'outlined'}
                    clickable
                    disabled={disabled || !mine.includes(`${resource}:${action}`)}
                    onClick={() => onChange(toggled(value, resource, action, actions))}
                    sx={{ '@media (pointer: coarse)': { height: 36 } }}
                  />
                );
              })}
            </Stack>
          </Box>
        );
      })}
    </Box>
  );
}
