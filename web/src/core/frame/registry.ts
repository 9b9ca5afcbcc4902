import { useMemo } from 'react';
import { modules } from '../../modules';
import { PLACES, type Command, type NavEntry, type RecordLink } from '../module';
import { useCan } from '../session';

const all = <T>(pick: (module: (typeof modules)[number]) => T[] | undefined): T[] => modules.flatMap((module) => pick(module) ?? []);

export const nav = (): NavEntry[] => all((module) => module.nav).sort((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place));
export const routes = () => all((module) => module.routes);
// a RecordLink<Part> is asked about parts only: its resource is the list they come from
export const records = (): RecordLink[] => all((module) => module.records) as unknown as RecordLink[];
export const recordLink = (resource: string): RecordLink | undefined => records().find((link) => link.resource === resource);

export interface Offer {
  nav: NavEntry[];
  commands: Command[];
  create: Command[];
  records: RecordLink[];
}

/** What the modules offer to this person. */
export function useOffer(): Offer {
  const can = useCan();
  return useMemo(() => {
    const mine = <T extends { can?: string }>(entries: T[]) => entries.filter((entry) => can(entry.can));
    return { nav: mine(nav()), commands: mine(all((module) => module.commands)), create: mine(all((module) => module.create)), records: mine(records()) };
  }, [can]);
}
