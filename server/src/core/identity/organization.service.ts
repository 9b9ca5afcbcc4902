import { Injectable } from '@nestjs/common';
import { byId, insert, update } from '../rows';
import type { Tx } from '../tx';
import { INDUSTRY_PACKS } from '../industries/industries.data';
import { INDUSTRY_CHOSEN, ORGANIZATION_CHANGED, ORGANIZATION_REGISTERED } from './identity.events';
import { Organization, type Industry, type OrganizationPatch } from './organization.entity';
import { customsOf } from './organization.rules';

const waysOf = (industry: Industry): Pick<Organization, 'modules' | 'customerWord'> => {
  const { modules, customerWord } = INDUSTRY_PACKS[industry];
  return { modules: [...modules], customerWord };
};

/** The organization in whose name one asks: the only one that can be seen. */
@Injectable()
export class OrganizationService {
  mine = (tx: Tx): Promise<Organization> => byId(tx, Organization, tx.ctx.organization);

  async register(tx: Tx, { name, industry, country }: { name: string; industry: Industry; country: string }): Promise<Organization> {
    const organization = await insert(tx, Organization, { id: tx.ctx.organization, name, industry, country, ...customsOf(country), ...waysOf(industry) });
    tx.emit(ORGANIZATION_REGISTERED, organization.id, { name, industry, country });
    return organization;
  }

  async change(tx: Tx, { version, ...patch }: OrganizationPatch): Promise<Organization> {
    const before = await this.mine(tx);
    const chosen = patch.industry && patch.industry !== before.industry ? patch.industry : undefined;
    const given = { ...(chosen && waysOf(chosen)), ...patch } as Partial<Organization>;
    const { row: organization, diff } = await update(tx, Organization, { id: tx.ctx.organization, version }, given);
    tx.emit(ORGANIZATION_CHANGED, organization.id, diff);
    if (chosen) tx.emit(INDUSTRY_CHOSEN, organization.id, { industry: [before.industry, chosen] });
    return organization;
  }
}
