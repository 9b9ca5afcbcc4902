import { useMemo } from 'react';
import { modules } from '../../modules';
import { PLACES, type Command, type DayPart, type NavEntry, type RecordLink, type TabPart, type WebModule } from '../module';
import { useCan, useMe } from '../session';

const all = <T>(pick: (module: (typeof modules)[number]) => T[] | undefined, chosen: readonly WebModule[] = modules): T[] =>
  chosen.flatMap((module) => pick(module) ?? []);

export const nav = (chosen?: readonly WebModule[]): NavEntry[] =>
  all((module) => module.nav, chosen).sort((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place));
export const routes = () => all((module) => module.routes);
// a RecordLink<Part> is asked about parts only: its resource is the list they come from
export const records = (): RecordLink[] => all((module) => module.records) as unknown as RecordLink[];
export const recordLink = (resource: string): RecordLink | undefined => records().find((link) => link.resource === resource);

export interface Offer {
  nav: NavEntry[];
  commands: Command[];
  create: Command[];
  records: RecordLink[];
  day: DayPart[];
  tabs: TabPart[];
}

/** What the modules that the organization uses offer to this person. */
export function useOffer(): Offer {
  const can = useCan();
  const { organization } = useMe();
  return useMemo(() => {
    const chosen = modules.filter(({ part }) => !part || !organization.modules || organization.modules.includes(part));
    const mine = <T extends { can?: string }>(entries: T[]) => entries.filter((entry) => can(entry.can));
    return {
      nav: mine(nav(chosen)),
      commands: mine(all((module) => module.commands, chosen)),
      create: mine(all((module) => module.create, chosen)),
      day: mine(all((module) => module.day, chosen)),
      tabs: mine(all((module) => module.tabs, chosen)),
      records: mine(all((module) => module.records, chosen) as unknown as RecordLink[]),
    };
  }, [can, organization.modules]);
}
