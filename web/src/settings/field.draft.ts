import type { CustomEntity, CustomField, FieldType, LinkTarget } from '../api';

export interface ChoiceDraft {
  value: string;
  de: string;
  en: string;
  archived: boolean;
  /** Records may have it. */
  kept: boolean;
}
/** A field as it is typed in the dialog. */
export interface Draft {
  labelDe: string;
  labelEn: string;
  key: string;
  type: FieldType;
  helpDe: string;
  helpEn: string;
  sectionDe: string;
  sectionEn: string;
  required: boolean;
  inList: boolean;
  linkTo: LinkTarget;
  readRoles: string[];
  writeRoles: string[];
  choices: ChoiceDraft[];
}

export const TYPES: FieldType[] = ['text', 'number', 'money', 'date', 'choice', 'choices', 'yes_no', 'link', 'file'];
export const chooses = (type: FieldType): boolean => type === 'choice' || type === 'choices';

export const draftOf = (field: CustomField | null): Draft => ({
  labelDe: field?.label.de ?? '',
  labelEn: field?.label.en ?? '',
  key: field?.key ?? '',
  type: field?.type ?? 'text',
  helpDe: field?.help?.de ?? '',
  helpEn: field?.help?.en ?? '',
  sectionDe: field?.section?.de ?? '',
  sectionEn: field?.section?.en ?? '',
  required: field?.required ?? false,
  inList: field?.inList ?? false,
  linkTo: field?.linkTo ?? 'customers',
  readRoles: field?.readRoles ?? [],
  writeRoles: field?.writeRoles ?? [],
  choices: (field?.choices ?? []).map(({ value, label, archived }) => ({ value, de: label.de, en: label.en, archived, kept: true })),
});

const SIGNS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (sign) => SIGNS[sign])
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);

/** „Größe des Rahmens“ → `groesseDesRahmens`: what stands in the API. */
export function keyOf(label: string): string {
  const key = words(label)
    .map((word, at) => (at ? word[0].toUpperCase() + word.slice(1) : word))
    .join('');
  return (/^\d/.test(key) ? `f${key}` : key).slice(0, 40);
}
const valueOf = (label: string): string => words(label).join('_').slice(0, 100) || label;

const both = (de: string, en: string) => (de.trim() || en.trim() ? { de: de.trim() || en.trim(), en: en.trim() || de.trim() } : null);

/** What the API takes of it. */
export function bodyOf(draft: Draft, entity: CustomEntity, field: CustomField | null): object {
  const { type, required, inList, readRoles, writeRoles } = draft;
  const label = both(draft.labelDe, draft.labelEn);
  const choices = draft.choices
    .filter(({ de, en }) => de.trim() || en.trim())
    .map(({ value, de, en, archived }) => ({ value: value || valueOf(en || de), label: both(de, en), archived }));
  const common = {
    label,
    type,
    required,
    inList,
    readRoles,
    writeRoles,
    help: both(draft.helpDe, draft.helpEn),
    section: both(draft.sectionDe, draft.sectionEn),
    choices: chooses(type) ? choices : [],
    linkTo: type === 'link' ? draft.linkTo : null,
  };
  return field ? { ...common, version: field.version } : { ...common, entity, key: draft.key || keyOf(draft.labelEn || draft.labelDe) };
}
