import { Alert, Link } from '@mui/material';
import { useFormContext } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import type { Duplicate } from '../api';
import { useOne } from '../core/api';
import { Place } from '../core/form';
import { useDebounced } from '../core/hooks';
import { useText } from '../core/texts';

const TELLING = ['name', 'email', 'phone', 'vatId'] as const;
const PAUSE_MS = 400;
const LEAST = 3;

/** Says while one types who might be meant already: the same e-mail, phone, VAT id or name. */
export function Duplicates({ id }: { id?: string }) {
  const t = useText();
  const { watch } = useFormContext<Record<string, string | null>>();
  const typed = JSON.stringify(
    Object.fromEntries(watch([...TELLING]).flatMap((value, at) => ((value ?? '').trim().length >= LEAST ? [[TELLING[at], value!.trim()]] : []))),
  );
  const asked = useDebounced(typed, PAUSE_MS);
  const { data } = useOne<Duplicate[]>(asked === '{}' ? null : '/customers/duplicates', JSON.parse(asked) as Record<string, string>);
  const others = asked === '{}' ? [] : (data ?? []).filter((one) => one.id !== id);
  return (
    <Place>
      <div role="status">
        {others.map(({ id: other, name, customerNumber, matches }) => (
          <Alert key={other} role="note" severity="warning" sx={{ mb: 1 }}>
            {t('customers.duplicate', { name, number: customerNumber })} {matches.map((one) => t(`customers.fields.${one}`)).join(', ')}.{' '}
            <Link component={RouterLink} to={`/customers/${other}`} color="inherit">
              {t('core.actions.open')}
            </Link>
          </Alert>
        ))}
      </div>
    </Place>
  );
}
