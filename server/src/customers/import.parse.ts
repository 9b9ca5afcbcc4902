import { isEmail } from 'class-validator';
import type { CountryCode } from 'libphonenumber-js';
import { isDay } from '../core/dates';
import { parseChoice, parseText, type Parsed } from '../core/import/cells.rules';
import type { FieldCells, Read, RowFault } from '../core/import/import.kinds';
import { e164 } from '../core/phone';
import { isVatId, normalizeVatId } from '../core/vat-id';
import { same } from './merges.rules';

export const FIELDS = {
  name: { headers: ['Name', 'Kunde', 'Firma', 'Company', 'Customer', 'Kundenname'] },
  customerNumber: { headers: ['Customer Number', 'Kundennummer', 'Kunden-Nr.', 'Number', 'Nummer'] },
  type: { headers: ['Type', 'Art', 'Kind', 'Typ'] },
  firstName: { headers: ['First Name', 'Vorname'] },
  lastName: { headers: ['Last Name', 'Nachname', 'Surname'] },
  birthDate: { headers: ['Birth Date', 'Date of Birth', 'Geburtsdatum', 'Geburtstag'] },
  email: { headers: ['E-Mail', 'Email', 'Mail', 'E-Mail-Adresse'] },
  phone: { headers: ['Phone', 'Telefon', 'Tel', 'Mobile', 'Handy', 'Telefonnummer'] },
  vatId: { headers: ['VAT Id', 'VAT', 'UID', 'UID-Nummer', 'USt-IdNr.'] },
  line1: { headers: ['Street', 'Straße', 'Strasse', 'Address', 'Adresse'] },
  postalCode: { headers: ['Postal Code', 'Zip', 'PLZ', 'Postleitzahl'] },
  city: { headers: ['City', 'Town', 'Ort', 'Stadt'] },
  country: { headers: ['Country', 'Land'] },
  tags: { headers: ['Tags', 'Schlagwörter', 'Gruppe'] },
  notes: { headers: ['Notes', 'Note', 'Notizen', 'Notiz', 'Bemerkung', 'Bemerkungen', 'Anmerkung', 'Kommentar'] },
};
export type CustomerField = keyof typeof FIELDS;

/** What a row says of a customer; what its file does not say is absent. */
export interface CustomerRow {
  customerNumber: string | null;
  said: Record<string, unknown> & { name: string; email: string | null; phone: string | null };
}

const TYPES: Record<string, string> = { privat: 'private', person: 'private', firma: 'business', unternehmen: 'business', company: 'business' };
const trimmed = { trim: true } as const;
const fault = (code: RowFault['code'], value: unknown): Parsed<never> => ({ fault: { code: code as 'value_not_allowed', details: { value } } });

const check = (parsed: Parsed<string>, make: (value: string) => string | null, code: string): Parsed<string> => {
  if (parsed.fault || parsed.value === null) return parsed;
  const value = make(parsed.value);
  return value === null ? fault(code, parsed.value) : { value };
};

/** `1980-02-28`, `28.02.1980`, `28/2/1980`: day before month, as here. */
function dayOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
  return isDay(iso) ? iso : null;
}

/** A row in the words of a customer, or what is wrong with its cells. A name (or its parts) is needed, and an e-mail or a phone. */
export function readCustomer(cells: FieldCells<CustomerField>, _decimal: ',' | '.', country: string): Read<CustomerRow> {
  const type = typeof cells.type === 'string' ? (TYPES[cells.type.trim().toLowerCase()] ?? cells.type) : cells.type;
  const home = parseText(cells.country, trimmed);
  const parsed = {
    name: parseText(cells.name, trimmed),
    customerNumber: parseText(cells.customerNumber, { max: 40, trim: true }),
    type: parseChoice(type, ['private', 'business'] as const),
    firstName: parseText(cells.firstName, trimmed),
    lastName: parseText(cells.lastName, trimmed),
    birthDate: check(parseText(cells.birthDate, trimmed), dayOf, 'date_invalid'),
    email: check(parseText(cells.email, { max: 254, trim: true }), (text) => (isEmail(text) ? text.toLowerCase() : null), 'email_invalid'),
    phone: check(parseText(cells.phone, { max: 40, trim: true }), (text) => e164(text, country as CountryCode), 'phone_invalid'),
    vatId: check(parseText(cells.vatId, { max: 20, trim: true }), (text) => (isVatId(normalizeVatId(text)) ? normalizeVatId(text) : null), 'vat_id_invalid'),
    line1: parseText(cells.line1, trimmed),
    postalCode: parseText(cells.postalCode, { max: 20, trim: true }),
    city: parseText(cells.city, trimmed),
    country: check(home, (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null), 'country_invalid'),
    tags: parseText(cells.tags, { max: 1_000, trim: true }),
    notes: parseText(cells.notes, { max: 10_000, trim: true }),
  };
  const faults: RowFault[] = Object.entries(parsed).flatMap(([field, { fault: found }]) => (found ? [{ field, ...found }] : []));
  const value = (field: keyof typeof parsed) => (parsed[field] as { value?: string | null }).value ?? null;
  const name = value('name') ?? ([value('firstName'), value('lastName')].filter(Boolean).join(' ') || null);
  if (!name) faults.push({ field: 'name', code: 'value_missing' });
  if (!value('email') && !value('phone') && !faults.some(({ field }) => field === 'email' || field === 'phone'))
    faults.push({ field: 'email', code: 'contact_missing' });
  if (faults.length) return { faults };
  return { record: { customerNumber: value('customerNumber'), said: saidOf(value, name!, country) } };
}

function saidOf(value: (field: CustomerField) => string | null, name: string, country: string): CustomerRow['said'] {
  const address = { line1: value('line1'), postalCode: value('postalCode'), city: value('city') };
  const placed = Object.values(address).some(Boolean);
  const tags = value('tags')
    ?.split(/[,;|]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
  const plain = ['type', 'firstName', 'lastName', 'birthDate', 'vatId', 'notes'] as const;
  return {
    name,
    email: value('email'),
    phone: value('phone'),
    ...Object.fromEntries(plain.flatMap((field) => (value(field) === null ? [] : [[field, value(field)]]))),
    ...(placed && { billingAddress: { ...address, line2: null, state: null, country: value('country') ?? country } }),
    ...(tags?.length && { tags }),
  };
}

/** What a row says otherwise than what is kept: `{ field: [kept, said] }`. Empty cells say nothing; tags come to those there are. */
export function saidOtherwise(kept: Record<string, unknown>, said: Record<string, unknown>): Record<string, [unknown, unknown]> {
  const given = Object.entries(said).filter(([, value]) => value !== null && value !== undefined);
  const together = given.map(
    ([field, value]) => [field, field === 'tags' ? [...new Set([...(kept.tags as string[]), ...(value as string[])])] : value] as const,
  );
  const other = together.filter(([field, value]) => !same(kept[field], value));
  return Object.fromEntries(other.map(([field, value]) => [field, [kept[field] ?? null, value]]));
}
