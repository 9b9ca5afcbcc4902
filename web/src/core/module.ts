import type { SvgIconComponent } from '@mui/icons-material';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { ModuleKey } from '../api';
import type { Rec } from './api';
import type { TextKey, Texts } from './texts';

/** The order of the work: where an entry stands in the navigation, whoever registers it. */
export const PLACES = [
  'dashboard',
  'inbox',
  'tasks',
  'customers',
  'pipeline',
  'leads',
  'quotes',
  'jobs',
  'calendar',
  'orders',
  'builds',
  'production',
  'parts',
  'purchasing',
  'planning',
  'suppliers',
  'deliveries',
  'invoices',
  'payments',
  'insights',
  'reports',
  'automation',
  'settings',
] as const;

export interface NavEntry {
  place: (typeof PLACES)[number];
  to: string;
  label: TextKey;
  icon: SvgIconComponent;
  /** Permission without which the entry is not shown. */
  can?: string;
  /** Letter of `g` + letter. */
  key?: string;
  /** One of the five of the bottom bar on a phone. */
  handy?: boolean;
  /** A list whose total is shown beside the entry: `'/invoices?status=overdue'`. */
  badge?: string;
  /** What the badge counts is to be read: it stands in the tab's title and icon, too, and in the bar of a phone. */
  waits?: boolean;
}

export interface Command {
  label: TextKey;
  to?: string;
  run?: () => void;
  icon?: SvgIconComponent;
  can?: string;
  /** More words under which it is found. */
  words?: string;
}

/** How records of a resource are found, named and opened: by search, palette, `Pick`, presence, files and mentions. */
export interface RecordLink<R extends Rec = Rec> {
  resource: string;
  label: TextKey;
  icon: SvgIconComponent;
  to(row: R): string;
  title(row: R): string;
  hint?(row: R): string | null | undefined;
  can?: string;
}

export interface DayPart {
  can?: string;
  part: ComponentType<{ ownerId?: string }>;
}

/** A section that a module puts on the page of a record further left: `of: 'customers'`. It is given the id of the record. */
export interface TabPart {
  of: string;
  /** In the address: `?tab=insights`. */
  key: string;
  label: TextKey;
  can?: string;
  part: ComponentType<{ id: string }>;
}

/** What a module brings to the frame: `export const parts: WebModule = { … }` in its `index.ts`, one line in `modules.ts`. */
export interface WebModule {
  /** What an organization may leave out: then nothing of it is offered. Its pages still open by their address. */
  part?: ModuleKey;
  texts: Texts<unknown> | Texts<unknown>[];
  nav?: NavEntry[];
  routes?: RouteObject[];
  commands?: Command[];
  create?: Command[];
  // a RecordLink<Part> takes a Part, and the frame hands it what its own list answered
  records?: RecordLink<never>[];
  /** What stands on somebody's day beside the tasks; `ownerId` is undefined where everybody's day is shown. */
  day?: DayPart[];
  tabs?: TabPart[];
}

/** A route whose page is loaded when it is first opened: `page('parts/:id', () => import('./PartPage'), 'PartPage')`. */
export const page = <M extends Record<N, ComponentType>, N extends string>(path: string, load: () => Promise<M>, name: N): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load())[name] }),
});
