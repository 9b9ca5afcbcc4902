import type { CountryCode } from 'libphonenumber-js';
import { e164 } from '../core/phone';
import { Problem } from '../core/problem';
import type { Customer } from './customers.entity';

type Given = Partial<Pick<Customer, 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'contacts'>>;

/** The name of a person from its parts, where no name was given. */
export const nameOf = ({ name, firstName, lastName }: Given): string => name || [firstName, lastName].filter(Boolean).join(' ');

/** The name after a change: what was given; a PUT that leaves it out makes it of the parts. */
export const renamed = (given: Given): Given => (given.name === undefined || typeof given.name === 'string' ? {} : { name: nameOf({ ...given, name: '' }) });

/** A customer needs a name and a way to reach it: one fault for each that is missing. */
export function requireReachable(customer: Given): void {
  const faults = [
    ...(nameOf(customer) ? [] : [{ code: 'validation_failed', field: 'name', details: { rule: 'name_missing' } }]),
    ...(customer.email || customer.phone ? [] : [{ code: 'validation_failed', field: 'email', details: { rule: 'contact_missing' } }]),
  ];
  if (faults.length)
    throw new Problem(
      'validation_failed',
      400,
      {},
      faults.map((fault) => ({ ...fault, rule: fault.details.rule, code: fault.code })),
    );
}

interface Reachable {
  emails?: unknown;
  phones?: unknown;
}
/** The addresses of a contact as they are kept: e-mails in small letters, phones as E.164 of the organization's country. */
export function reachable<G extends Reachable>(given: G, country: string): G {
  const { emails, phones } = given;
  return {
    ...given,
    ...(Array.isArray(emails) && { emails: emails.map((email: string) => email.trim().toLowerCase()) }),
    ...(Array.isArray(phones) && { phones: phones.map((phone: string) => e164(phone, country as CountryCode) ?? phone) }),
  };
}

/** Colours that a new tag gets: dark enough for white letters. */
const COLORS = ['#1565c0', '#2e7d32', '#ad1457', '#6a1b9a', '#c62828', '#00695c', '#5d4037', '#37474f', '#283593', '#b34700'];
/** The same word always gets the same colour. */
export const colorOf = (name: string): string => COLORS[[...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7) % COLORS.length];

/** Contacts with an id each: known by theirs, else by their name among those there were. */
export function identified<C extends { id: string | null; name: string }>(
  contacts: readonly C[],
  before: readonly { id: string | null; name: string }[],
  newId: () => string,
): (C & { id: string })[] {
  const known = before.filter(({ id }) => id);
  const taken = new Set<string>();
  return contacts.map((contact) => {
    const free = known.filter(({ id }) => !taken.has(id!));
    const found = free.find(({ id }) => id === contact.id) ?? (contact.id ? undefined : free.find(({ name }) => name === contact.name));
    const id = found?.id ?? newId();
    taken.add(id);
    return { ...contact, id };
  });
}

/** Phone numbers as E.164 of the organization's country. */
export function normalized<G extends Given>(given: G, country: string): G {
  const home = country as CountryCode;
  // a PUT without contacts leaves them to the database's default
  const contacts = !Array.isArray(given.contacts)
    ? undefined
    : given.contacts.map((contact) => ({
        ...reachable({ ...contact, emails: contact.emails ?? [], phones: contact.phones ?? [] }, country),
        isPrimary: contact.isPrimary ?? false,
      }));
  return { ...given, ...(given.phone && { phone: e164(given.phone, home) }), ...(contacts && { contacts }) };
}

/** Staff changes only what it created or looks after; everybody else goes by permission alone. */
export const mayChange = (me: { role: string | null; actor: string }, customer: Pick<Customer, 'createdBy' | 'ownerId'>): boolean =>
  me.role !== 'staff' || customer.createdBy === me.actor || customer.ownerId === me.actor;
