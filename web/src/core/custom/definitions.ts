import { useEffect, useMemo } from 'react';
import type { CustomEntity, CustomField } from '../../api';
import { useMany } from '../api';
import { useCan, useMe } from '../session';
import { LANGUAGES, learn } from '../texts';

export type { CustomEntity, CustomField };
/** Values of a record by the keys of its fields. */
export type CustomValues = Record<string, unknown>;

const MOST = 200;
const NONE: CustomField[] = [];
const within = (roles: string[], role: string) => !roles.length || role === 'admin' || roles.includes(role);

/**
 * The fields that the organization defined, in the order of the form, without those that are not for this person's role. Their words become
 * texts below the prefix of the record, so that lists, filters, history and import find them as they find their own.
 */
export function useCustomFields(entity: CustomEntity | null | undefined, texts: string): CustomField[] {
  const { role } = useMe();
  const can = useCan();
  const { data } = useMany<CustomField>(entity && can('custom-fields:read') ? '/custom-fields' : null, { entity, sort: 'position', perPage: MOST });
  const all = data?.data;
  useEffect(() => void (all?.length && teach(all, texts)), [all, texts]);
  return useMemo(() => all?.filter((field) => within(field.readRoles, role)) ?? NONE, [all, role]);
}

export const mayWrite = (field: CustomField, role: string): boolean => within(field.writeRoles, role);

function teach(fields: CustomField[], texts: string): void {
  for (const language of LANGUAGES) {
    const labels = Object.fromEntries(fields.map(({ key, label }) => [key, label[language]]));
    const words = Object.fromEntries(fields.map(({ key, choices }) => [key, Object.fromEntries(choices.map(({ value, label }) => [value, label[language]]))]));
    const [module, ...below] = texts.split('.');
    const tree = { fields: { customFields: labels }, customFields: words };
    const whole = below.reduceRight<object>((inner, name) => ({ [name]: inner }), tree);
    learn(language, { [module]: whole });
  }
}

/** Fields under their headings, in the order in which a heading first appears; those without one come first. */
export function sectionsOf(fields: CustomField[]): { key: string; title: CustomField['section']; fields: CustomField[] }[] {
  const sections = new Map<string, { key: string; title: CustomField['section']; fields: CustomField[] }>();
  for (const field of fields) {
    const key = field.section?.en ?? '';
    const section = sections.get(key) ?? { key, title: field.section, fields: [] };
    section.fields.push(field);
    sections.set(key, section);
  }
  return [...sections.values()].sort((a, b) => Number(a.key !== '') - Number(b.key !== ''));
}
