import { Alert, Box, Button, Stack } from '@mui/material';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { Rec } from '../api';
import { useKeys } from '../frame/keys';
import { editing } from '../live/place';
import { useText, type Prefix } from '../texts';
import { changed, merged, type Values } from './changes';
import { ConflictDialog } from './ConflictDialog';
import { Scope } from './context';
import { useLeaveGuard } from './useLeaveGuard';
import { useSave } from './useSave';

interface Props<R extends Rec> {
  texts: Prefix;
  /** The record as it was read. Without: a new one, which begins with `initial`. */
  record?: R | null;
  initial?: Values;
  /** The fields of the record that this form changes; others are never sent. */
  fields: readonly (keyof R & string)[];
  /** Sends all values of a new record, or the changed ones with `version`. `key` is the Idempotency-Key of this attempt. */
  save: (values: Values, key: string) => Promise<R>;
  onSaved: (record: R) => void;
  onCancel?: () => void;
  submit?: string;
  disabled?: boolean;
  /** Currency of money fields and lines. */
  currency?: string;
  children: ReactNode;
}

const pick = (record: object, fields: readonly string[]): Values => Object.fromEntries(fields.map((field) => [field, (record as Values)[field] ?? null]));

/** The field that was entered, for those who look at the same record. */
const fieldOf = (entered: Element): string | null =>
  entered.getAttribute('name') || entered.closest('[id^="field-"]')?.id.slice(6).replaceAll('-', '.') || null;

/** The one form: guards what was typed, puts problems on their fields, settles with what others saved. */
export function Form<R extends Rec>({
  texts,
  record = null,
  initial = {},
  fields,
  save,
  onSaved,
  onCancel,
  submit,
  disabled = false,
  currency,
  children,
}: Props<R>) {
  const t = useText();
  const [base, setBase] = useState<R | null>(record);
  const [begin] = useState(() => pick(record ?? initial, fields));
  const form = useForm<Values>({ defaultValues: begin, mode: 'onTouched' });
  const fresh = !record;
  const scope = useMemo(() => ({ texts, disabled, currency, fresh, shown: new Set<string>() }), [texts, disabled, currency, fresh]);
  useOthers(form, base, record, setBase);
  const { isDirty, isSubmitting } = form.formState;
  const dirty = isDirty && Object.keys(changed(form.getValues(), base ? (base as unknown as Values) : begin)).length > 0;
  const guard = useLeaveGuard(dirty && !disabled);
  const done = (saved: R) => {
    guard.release();
    form.reset(pick(saved, fields));
    setBase(saved);
    onSaved(saved);
  };
  const saving = useSave<R>({ form, base, shown: scope.shown, texts, save, onSaved: done });
  useKeys({ '$mod+s': { label: 'frame.keys.save', run: () => void saving.submit() } }, !disabled);
  return (
    <FormProvider {...form}>
      <Scope value={scope}>
        <Stack
          component="form"
          noValidate
          onSubmit={(event) => void saving.submit(event)}
          onFocus={({ target }) => record && editing(fieldOf(target))}
          onBlur={() => record && editing(null)}
          spacing={2.5}
          aria-busy={isSubmitting}
          sx={{ maxWidth: 1080 }}
        >
          {saving.rest && <Alert severity="error">{saving.rest}</Alert>}
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 2 }}>{children}</Box>
          {!disabled && (
            <Stack
              direction="row"
              spacing={1}
              sx={{
                position: 'sticky',
                '@media (max-height: 520px)': { position: 'static' },
                bottom: { xs: 64, md: 0 },
                py: 1.5,
                bgcolor: 'background.default',
                zIndex: 2,
              }}
            >
              <Button type="submit" variant="contained" loading={isSubmitting}>
                {submit ?? t(base ? 'core.actions.save' : 'core.actions.create')}
              </Button>
              {onCancel && (
                <Button color="inherit" onClick={onCancel}>
                  {t('core.actions.cancel')}
                </Button>
              )}
            </Stack>
          )}
        </Stack>
      </Scope>
      {saving.stale && (
        <ConflictDialog texts={texts} conflicts={saving.stale.conflicts} onChoose={(mine) => void saving.choose(mine)} onCancel={saving.cancel} />
      )}
    </FormProvider>
  );
}

/** What others save meanwhile appears in the fields that nobody is changing here. */
function useOthers<R extends Rec>(form: ReturnType<typeof useForm<Values>>, base: R | null, record: R | null, setBase: (base: R) => void): void {
  const seen = useRef(record?.version);
  useEffect(() => {
    if (!record || !base || record.version === seen.current) return;
    seen.current = record.version;
    if (record.version <= base.version) return;
    const values = form.getValues();
    const dirty = Object.keys(changed(values, base as unknown as Values));
    const next = merged(base, record, dirty);
    for (const field of Object.keys(values)) if (!dirty.includes(field)) form.resetField(field, { defaultValue: (next as unknown as Values)[field] ?? null });
    setBase(next);
  }, [record, base, form, setBase]);
}
