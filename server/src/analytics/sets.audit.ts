import type { DataSet } from './data-sets';
import { column, words } from './set-columns';

const DAY = `(t.at at time zone {zone})::date`;
// values of own fields have rights of their own, which a set cannot ask for: that they changed is told, what they were is not
const CHANGES = `(select string_agg(d.key || ': ' || d.value::text, '; ' order by d.key) from jsonb_each(t.data) d where d.key not like 'customFields.%')`;

/** What the history of records and the list of audit events show, for extracts. */
export const SETS_OF_AUDIT: readonly DataSet[] = [
  {
    id: 'auditEvents',
    label: words('Protokoll', 'Audit events'),
    definition: words(
      'Ein Ereignis, wie es mit der Änderung selbst festgehalten wurde: wer, wann, was. Werte eigener Felder stehen nicht darin, nur dass sie sich geändert haben.',
      'An event as it was kept with the change itself: who, when, what. Values of own fields are not in it, only that they changed.',
    ),
    permissions: ['audit-events:read'],
    from: 'core.events t left join core.users u on u.id = t.actor left join core.api_keys k on k.id = t.actor',
    where: 'true',
    day: DAY,
    instant: 't.at',
    columns: {
      at: column('time', 'Zeitpunkt', 'Time', 't.at'),
      actor: column('text', 'Wer', 'Who', 'coalesce(u.name, k.name)', { by: 't.actor' }),
      module: column('text', 'Bereich', 'Module', `split_part(t.type, '.', 1)`),
      type: column('text', 'Ereignis', 'Event', 't.type'),
      subject: column('text', 'Datensatz', 'Record', 't.subject::text'),
      fields: column('text', 'Felder', 'Fields', `(select string_agg(d.key, ', ' order by d.key) from jsonb_object_keys(t.data) d(key))`),
      changes: column('text', 'Änderungen', 'Changes', CHANGES),
      automatic: column('flag', 'Folge eines anderen Ereignisses', 'Follows from another event', 't.cause is not null'),
    },
    shown: ['at', 'actor', 'module', 'type', 'subject', 'changes'],
    on: [],
    record: 't.subject',
    fixed: true,
  },
];
