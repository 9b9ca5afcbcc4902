import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, useOne, type Rec } from '../api';
import { Failed } from '../errors/Trouble';
import { Form } from '../form';
import { notify } from '../notify';
import type { Action } from './Actions';
import { Facts, type Fact } from './Facts';
import { Page, type Crumb } from './Page';
import { RecordPage } from './RecordPage';
import { useRemove } from './useRemove';
import { useText, type Prefix, type TextKey } from '../texts';

interface Noun<R extends Rec> {
  texts: Prefix;
  /** `/resources` */
  path: string;
  /** `resources` of `resources:write`. */
  right: string;
  /** Where it belongs: the calendar, the inbox. */
  up: { label: TextKey; to: string };
  title: TextKey;
  create: TextKey;
  edit: TextKey;
  nameOf: (record: R) => string;
}

interface PageProps<R extends Rec> {
  facts: (record: R) => Fact[];
  /** What comes before editing and deleting. */
  actions?: (record: R) => Action[];
}

/** The page of something that is set up once and seldom changed. */
export function SetupPage<R extends Rec>({ texts, path, up, right, title, nameOf, facts, actions }: Omit<Noun<R>, 'create' | 'edit'> & PageProps<R>) {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id } = useParams();
  const one = `${path}/${id}`;
  return (
    <RecordPage<R>
      path={one}
      texts={texts}
      crumbs={[
        { label: t(up.label), to: up.to },
        { label: t(title), to: path },
      ]}
      title={nameOf}
      canWrite={`${right}:write`}
      actions={(record) => [
        ...(actions?.(record) ?? []),
        { key: 'edit', label: t('core.actions.edit'), can: `${right}:write`, run: () => go(`${one}/edit`) },
        remove(record, { path: one, title: nameOf(record), to: path, can: `${right}:delete` }),
      ]}
      tabs={[{ key: 'details', label: t('record.details'), content: (record) => <Facts facts={facts(record)} /> }]}
    />
  );
}

interface FormProps<R extends Rec> extends Noun<R> {
  fields: readonly (keyof R & string)[];
  initial: Record<string, unknown>;
  children: (record: R | undefined) => ReactNode;
}

/** `…/new` and `…/:id/edit` of it. */
export function SetupForm<R extends Rec>({ texts, path, up, title, create, edit, nameOf, fields, initial, children }: FormProps<R>) {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { data: record, isError, error } = useOne<R>(id ? `${path}/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !record) return null;
  const crumbs: Crumb[] = [
    { label: t(up.label), to: up.to },
    { label: t(title), to: path },
    ...(record ? [{ label: nameOf(record), to: `${path}/${id}` }] : []),
  ];
  const saved = (row: R) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`${path}/${row.id}`);
  };
  return (
    <Page title={t(id ? edit : create)} crumbs={crumbs}>
      <Form<R>
        texts={texts}
        record={record}
        initial={initial}
        fields={fields}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<R>(`${path}/${id}`, values) : api.post<R>(path, values, { key }))).data}
      >
        {children(record)}
      </Form>
    </Page>
  );
}
