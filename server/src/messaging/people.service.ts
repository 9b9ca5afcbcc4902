import { Injectable } from '@nestjs/common';
import { Problem } from '../core/problem';
import { byId } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer, CustomersService } from '../customers';
import { confirmedOf, matchesOf, recognise, type Match } from './people.queries';
import { CONVERSATION_LINKED } from './messaging.events';
import type { Reached } from './incoming.rules';
import { MessagingSettings } from './settings.entity';
import { row, statement } from '../core/sql';

interface Person extends Reached {
  id: Id;
  name: string | null;
}
const CREATES = statement(`select creates_customers as "createsCustomers" from messaging.settings`);

/** Who writes. */
@Injectable()
export class PeopleService {
  constructor(private readonly customers: CustomersService) {}

  /**
   * Whoever was confirmed to be a customer in an earlier conversation with the same number or address is that customer. What only the records of customers
   * say is a proposal, for a person to confirm (`proposals`): numbers are shared and change hands. Nothing is ever merged. Whoever nobody knows becomes a
   * customer where the organization wants that. Gives back the customers by conversation.
   */
  async recognise(tx: Tx, people: Person[]): Promise<Map<Id, { id: Id; name: string }>> {
    if (!people.length) return new Map();
    const phones = people.flatMap(({ phone }) => (phone ? [phone] : []));
    const emails = people.flatMap(({ email }) => (email ? [email] : []));
    const [confirmed, settings] = await Promise.all([confirmedOf(tx, [...phones, ...emails]), row<Pick<MessagingSettings, 'createsCustomers'>>(tx, CREATES)]);
    const found = people.flatMap(({ id, address }) => only(confirmed.filter((match) => match.address === address)).map((match) => ({ ...match, id })));
    const made = settings?.createsCustomers ? await this.welcome(tx, people, phones, emails, confirmed) : [];
    const all = [...found.map(({ id, customerId, customerName, by }) => ({ id, customerId, customerName, by: by as string })), ...made];
    if (all.length) await recognise(tx, all);
    for (const { id, customerId, customerName, by } of all) tx.emit(CONVERSATION_LINKED, id, { customerId, customerName, by });
    return new Map(all.map(({ id, customerId, customerName }) => [id, { id: customerId, name: customerName }]));
  }

  /** Customers who may be meant: for a person to choose from. */
  async proposals(tx: Tx, { phone, email, customerId }: { phone: string | null; email: string | null; customerId: Id | null }): Promise<Match[]> {
    if (customerId) return [];
    return matchesOf(tx, phone ? [phone] : [], email ? [email] : []);
  }

  nameOf = async (tx: Tx, customerId: Id): Promise<string> => (await byId(tx, Customer, customerId)).name;

  private async welcome(tx: Tx, people: Person[], phones: string[], emails: string[], confirmed: Match[]) {
    const known = [...confirmed, ...(await matchesOf(tx, phones, emails))];
    return this.create(
      tx,
      people.filter(({ address }) => !known.some((match) => match.address === address)),
    );
  }

  /** Numbers are drawn one after the other, so these are made so, too; one person who writes twice at once is one customer. */
  private async create(tx: Tx, people: Person[]) {
    const made: { id: Id; customerId: Id; customerName: string; by: string }[] = [];
    const byAddress = new Map<string, Customer>();
    for (const { id, name, address, phone, email } of people) {
      if (phone?.startsWith('@')) continue; // a handle alone is nothing a customer could be reached by
      const input = { name: name ?? address, type: 'private', status: 'prospect', phone, email };
      const customer = byAddress.get(address) ?? (await this.customers.create(tx, input as Parameters<CustomersService['create']>[1]).catch(unlessRefused));
      if (!customer) continue;
      byAddress.set(address, customer);
      made.push({ id, customerId: customer.id, customerName: customer.name, by: 'created' });
    }
    return made;
  }
}

/** A customer may need more than a message tells (a custom field that must be filled): then a person makes it. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
}

/** The one customer the matches name, or nobody. */
const only = (matches: Match[]): Match[] => (new Set(matches.map(({ customerId }) => customerId)).size === 1 ? matches.slice(0, 1) : []);
