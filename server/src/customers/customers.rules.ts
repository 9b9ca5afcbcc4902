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

/** Phone numbers as E.164 of the organization's country. */
export function normalized<G extends Given>(given: G, country: string): G {
  const home = country as CountryCode;
  // a PUT without contacts leaves them to the database's default
  const contacts = !Array.isArray(given.contacts)
    ? undefined
    : given.contacts.map((contact) => ({
        ...contact,
        emails: (contact.emails ?? []).map((email) => email.trim().toLowerCase()),
        phones: (contact.phones ?? []).map((phone) => e164(phone, home) ?? phone),
        isPrimary: contact.isPrimary ?? false,
      }));
  return { ...given, ...(given.phone && { phone: e164(given.phone, home) }), ...(contacts && { contacts }) };
}

/** Staff changes only what it created or looks after; everybody else goes by permission alone. */
export const mayChange = (me: { role: string | null; actor: string }, customer: Pick<Customer, 'createdBy' | 'ownerId'>): boolean =>
  me.role !== 'staff' || customer.createdBy === me.actor || customer.ownerId === me.actor;
