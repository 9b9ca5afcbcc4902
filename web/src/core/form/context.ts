import { createContext, useContext } from 'react';
import { get, useController, useFormContext, type FieldError, type FieldValues } from 'react-hook-form';
import { useText, useWord } from '../texts';

export interface FormScope {
  /** Prefix of the labels: `parts` gives `parts.fields.sku`. */
  texts: string;
  disabled: boolean;
  /** Paths that are on screen, so that the server's problems find them. */
  shown: Set<string>;
  currency?: string;
  /** The record is new. */
  fresh?: boolean;
}

export const Scope = createContext<FormScope>({ texts: '', disabled: false, shown: new Set() });

export interface FieldProps {
  /** Of the record; the label is `<texts>.fields.<name>`, the hint `<texts>.hints.<name>` if there is one. */
  name: string;
  label?: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Of twelve columns; twelve if left out. One column on phones. */
  width?: number;
}

const last = (name: string) =>
  name
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1)!;

/** What every field has: label, hint, error, its place in the form. */
export function useField({ name, label, hint, required, disabled }: FieldProps) {
  const scope = useContext(Scope);
  const word = useWord();
  const t = useText();
  const form = useFormContext<FieldValues>();
  const { errors } = form.formState;
  scope.shown.add(name);
  const message = (get(errors, name) as FieldError | undefined)?.message;
  const key = `${scope.texts}.hints.${last(name)}`;
  const hinted = hint ?? word(key);
  return {
    form,
    label: label ?? word(`${scope.texts}.fields.${name}`, `${scope.texts}.fields.${last(name)}`),
    error: !!message,
    helperText: message ?? (hint || hinted !== last(name).replaceAll('_', ' ') ? hinted : undefined),
    disabled: disabled || scope.disabled,
    rules: required ? { required: t('form.required') } : {},
    required,
    id: `field-${name.replaceAll('.', '-')}`,
    texts: scope.texts,
    currency: scope.currency,
  };
}

/** A field bound to the form: `field` is its value, `shown` what a control shows of it, `typed` what an input needs besides. */
export function useBound(props: FieldProps, validate?: (value: unknown) => string | boolean) {
  const { form, rules, texts, label, error, helperText, disabled, required, id } = useField(props);
  const { field } = useController({ name: props.name, control: form.control, rules: validate ? { ...rules, validate } : rules });
  const { name, ref: inputRef, onBlur } = field;
  return { field, texts, shown: { id, label, error, helperText, disabled, required, autoFocus: props.autoFocus }, typed: { name, inputRef, onBlur } };
}
