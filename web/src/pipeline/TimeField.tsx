import { get, useFormContext, type FieldError } from 'react-hook-form';
import { Place } from '../core/form';
import { useMe } from '../core/session';
import { MomentInput } from '../core/time';
import { clockOf, instantOf } from '../core/time/zone';

/** A day and a time in the zone of the organization, kept as an instant. */
export function TimeField({ name, label }: { name: string; label: string }) {
  const form = useFormContext();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const value = form.watch(name) as string | null | undefined;
  const error = get(form.formState.errors, name) as FieldError | undefined;
  return (
    <Place width={3}>
      <MomentInput
        name={name}
        label={label}
        value={value ? clockOf(value, zone).slice(0, 16) : ''}
        onChange={(moment) => form.setValue(name, moment ? instantOf(moment, zone) : null, { shouldDirty: true })}
        error={!!error}
        helperText={error?.message}
      />
    </Place>
  );
}
