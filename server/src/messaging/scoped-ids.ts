import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import type { OpenChannel, Sender } from './adapters';
import { keepPeople, knownPeople, scopedIdOf, type ScopedPerson } from './scoped-ids.queries';

/** The channel's house itself at work: in a call of the provider, or in a job. */
const houseOf = ({ organization, id }: OpenChannel): Ctx => ({
  organization,
  actor: SYSTEM_ACTOR,
  permissions: [],
  role: 'system',
  locale: 'en',
  requestId: newId(),
  cause: id,
});

/** People whom a provider names by an id of its own (Instagram; WhatsApp for those who hide their number): the id is for sending, people read the address. */
@Injectable()
export class ScopedIds {
  constructor(private readonly work: Work) {}

  /** Those that are known, by id. */
  async known(channel: OpenChannel, scopedIds: string[]): Promise<Map<string, ScopedPerson>> {
    if (!scopedIds.length) return new Map();
    return byScopedId(await this.work.read(houseOf(channel), (tx) => knownPeople(tx, channel.id, [...new Set(scopedIds)])));
  }

  /** Keeps who is new; the first address somebody was known by stays, so that a conversation does not fall in two. */
  async keep(channel: OpenChannel, people: ScopedPerson[]): Promise<Map<string, ScopedPerson>> {
    const once = [...byScopedId(people).values()];
    return once.length ? byScopedId(await this.work.write(houseOf(channel), (tx) => keepPeople(tx, channel.id, once))) : new Map();
  }

  idOf = (channel: OpenChannel, address: string): Promise<string | undefined> => this.work.read(houseOf(channel), (tx) => scopedIdOf(tx, channel.id, address));
}

const byScopedId = (people: ScopedPerson[]) => new Map(people.map((one) => [one.scopedId, one]));

/** A sender by the address that was kept. */
export const senderAt = ({ address, name }: ScopedPerson, called?: string): Sender => ({
  ...(address.startsWith('@') ? { handle: address } : { phone: address }),
  ...((called ?? name) && { name: called ?? name! }),
});
