import { Typography } from '@mui/material';
import { useState } from 'react';
import type { CannedReply, MessageTemplate } from '../api';
import { fields } from '../core/form';
import { Page } from '../core/record';
import { SetupForm, SetupPage } from '../core/record/Setup';
import { DataTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { BlocksField } from './BlocksField';
import { SOURCES } from './inbox';
import { cannedTable, templatesTable } from './tables';
import { TemplateTrial } from './TemplateTrial';
import { Variables } from './Variables';

const up = { label: 'messaging.title', to: '/conversations' } as const;
const REPLY = {
  texts: 'messaging.replies',
  path: '/canned-replies',
  right: 'canned-replies',
  up,
  title: 'messaging.replies.title',
  create: 'messaging.replies.create',
  edit: 'messaging.replies.edit',
  nameOf: ({ title }: CannedReply) => title,
} as const;
const R = fields('messaging.replies');

const LETTER = {
  texts: 'messaging.letters',
  path: '/message-templates',
  right: 'message-templates',
  up,
  title: 'messaging.letters.title',
  create: 'messaging.letters.create',
  edit: 'messaging.letters.edit',
  nameOf: ({ name }: MessageTemplate) => name,
} as const;
const L = fields('messaging.letters');

export function RepliesPage() {
  const t = useText();
  return (
    <Page title={t('messaging.replies.title')} crumbs={[{ label: t(up.label), to: up.to }]}>
      <DataTable of={cannedTable} />
    </Page>
  );
}

export function ReplyPage() {
  const t = useText();
  return (
    <SetupPage<CannedReply>
      {...REPLY}
      facts={(one) => [
        { label: t('messaging.replies.fields.shortcut'), value: `/${one.shortcut}` },
        { label: t('messaging.replies.fields.language'), value: one.language ? t(`messaging.replies.language.${one.language}`) : t('messaging.every') },
        { label: t('messaging.replies.fields.content'), value: <Words text={one.content} /> },
      ]}
    />
  );
}

export function ReplyForm() {
  return (
    <SetupForm<CannedReply> {...REPLY} fields={['shortcut', 'title', 'content', 'language']} initial={{}}>
      {() => (
        <>
          <R.Text name="shortcut" required width={3} autoFocus maxLength={40} />
          <R.Text name="title" required width={6} maxLength={100} />
          <R.Select name="language" width={3} options={['de', 'en']} />
          <R.Text name="content" required multiline maxLength={10_000} />
          <Variables />
        </>
      )}
    </SetupForm>
  );
}

export function TemplatesPage() {
  const t = useText();
  return (
    <Page title={t('messaging.letters.title')} crumbs={[{ label: t(up.label), to: up.to }]}>
      <DataTable of={templatesTable} />
    </Page>
  );
}

export function TemplatePage() {
  const t = useText();
  const word = useWord();
  const [trial, setTrial] = useState<MessageTemplate | null>(null);
  return (
    <>
      <SetupPage<MessageTemplate>
        {...LETTER}
        actions={(one) => [{ key: 'trial', label: t('messaging.trial.title'), run: () => setTrial(one) }]}
        facts={(one) => [
          { label: t('messaging.letters.fields.source'), value: one.source ? t(`messaging.source.${one.source}`) : t('messaging.every') },
          { label: t('messaging.letters.fields.language'), value: t(`messaging.replies.language.${one.language}`) },
          { label: t('messaging.letters.fields.category'), value: word(`messaging.letters.category.${one.category}`) },
          ...(one.providerName ? [{ label: t('messaging.letters.fields.providerName'), value: one.providerName }] : []),
          ...(one.subject ? [{ label: t('messaging.letters.fields.subject'), value: one.subject }] : []),
          { label: t('messaging.letters.fields.content'), value: <Words text={one.content} /> },
        ]}
      />
      {trial && <TemplateTrial of={trial} onClose={() => setTrial(null)} />}
    </>
  );
}

export function TemplateForm() {
  const word = useWord();
  const sources = SOURCES.map((value) => ({ value, label: word(`messaging.source.${value}`) }));
  return (
    <SetupForm<MessageTemplate>
      {...LETTER}
      fields={['name', 'source', 'language', 'category', 'subject', 'content', 'blocks', 'providerName']}
      initial={{ language: 'de', category: 'service', blocks: [] }}
    >
      {() => (
        <>
          <L.Text name="name" required width={6} autoFocus maxLength={100} />
          <L.Select name="source" width={3} options={sources} />
          <L.Select name="language" required width={3} options={['de', 'en']} />
          <L.Select name="category" required width={4} options={['service', 'marketing']} />
          <L.Text name="providerName" width={8} maxLength={512} />
          <L.Text name="subject" maxLength={300} />
          <L.Text name="content" required multiline maxLength={20_000} />
          <BlocksField />
          <Variables />
        </>
      )}
    </SetupForm>
  );
}

const Words = ({ text }: { text: string }) => <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>;
