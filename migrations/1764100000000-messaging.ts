import type { MigrationInterface, QueryRunner } from 'typeorm';
import { belongsTo, tenantTable } from '../server/src/core/db/tenant-table';

/** One inbox: channels, conversations, messages, and who has read what. */
export class Messaging1764100000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema messaging; grant usage on schema messaging to app`);
    await tenantTable(q, 'messaging.settings', { columns: SETTINGS });
    await tenantTable(q, 'messaging.channels', { columns: CHANNELS });
    await tenantTable(q, 'messaging.channel_secrets', { lines: true, columns: SECRETS });
    await tenantTable(q, 'messaging.conversations', {
      columns: CONVERSATIONS,
      search: `coalesce(contact_name, '') || ' ' || address || ' ' || case when subject like 'sealed:%' then '' else coalesce(subject, '') end`,
    });
    await tenantTable(q, 'messaging.messages', { columns: MESSAGES });
    await tenantTable(q, 'messaging.unread', { lines: true, columns: UNREAD });
    await tenantTable(q, 'messaging.links', { lines: true, columns: LINKS });
    await tenantTable(q, 'messaging.canned_replies', { columns: CANNED, search: `shortcut || ' ' || title || ' ' || content` });
    await tenantTable(q, 'messaging.message_templates', { columns: TEMPLATES, search: `name || ' ' || coalesce(subject, '') || ' ' || content` });
    await tenantTable(q, 'messaging.opt_outs', { lines: true, columns: OPT_OUTS });
    await tenantTable(q, 'messaging.kept_reports', { lines: true, columns: REPORTS });
    await tenantTable(q, 'messaging.keys', { lines: true, columns: KEYS });
    await q.query(
      `alter table messaging.unread alter column id set default gen_random_uuid(); alter table messaging.kept_reports alter column id set default gen_random_uuid()`,
    );
    await q.query(INDEXES);
    await q.query(SEARCH);
    await q.query(BEHIND);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SOURCE = `text not null check (source in ('email', 'whatsapp', 'instagram', 'sms', 'phone'))`;

const SETTINGS = `
  encrypted boolean not null default false, retention_months int check (retention_months between 1 and 240), creates_customers boolean not null default false,
  tracks_mails boolean not null default false, constraint messaging_settings_once unique (organization_id)`;

const CHANNELS = `
  name text not null, source ${SOURCE}, provider text not null, settings jsonb not null default '{}',
  status text not null default 'disconnected' check (status in ('disconnected', 'connected', 'failing')), status_reason text, last_seen_at timestamptz(3),
  own_address text, signature text, business_hours jsonb, auto_reply text,
  auto_reply_when text not null default 'never' check (auto_reply_when in ('never', 'outside_hours', 'always'))`;

/** Beside the record, and never answered. */
const SECRETS = `channel_id uuid not null, sealed text not null, ${belongsTo('channel_id', 'messaging.channels')},
  constraint channel_secret_once unique (organization_id, channel_id)`;

/**
 * \`thread_key\` keeps what belongs together in one conversation: the address, or of a mail the Message-ID its thread begins with. \`waiting_since\` is the
 * first message of the customer that nobody has answered.
 */
const CONVERSATIONS = `
  channel_id uuid not null, source ${SOURCE}, thread_key text not null, subject text, customer_id uuid,
  linked_by text check (linked_by in ('person', 'phone', 'email', 'created')), contact_name text, address text not null, phone text, email text,
  status text not null default 'active' check (status in ('active', 'pending', 'resolved', 'snoozed')),
  priority text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')), assignee_id uuid, labels text[] not null default '{}',
  snoozed_until timestamptz(3), resolved_at timestamptz(3), message_count int not null default 0, incoming_count int not null default 0,
  last_message_id uuid, last_message_time timestamptz(3) not null, last_incoming_at timestamptz(3), last_outgoing_at timestamptz(3),
  waiting_since timestamptz(3), first_response_seconds int, auto_replied_at timestamptz(3), reply_token text not null,
  check ((status = 'snoozed') = (snoozed_until is not null)), ${belongsTo('channel_id', 'messaging.channels')},
  ${belongsTo('customer_id', 'customers.customers')}, constraint conversation_once unique (organization_id, channel_id, thread_key)`;

/** What is found by words: those of the text, or of a text that is sealed the marks the application makes of them. */
const MESSAGES = `
  conversation_id uuid not null, channel_id uuid not null, provider_message_id text,
  message_type text not null default 'text' check (message_type in ('text', 'image', 'audio', 'file')),
  sender_type text not null check (sender_type in ('customer', 'agent', 'system', 'automation')), sender_name text, subject text,
  content text not null default '', html text, internal boolean not null default false, mention_ids uuid[] not null default '{}',
  delivery_status text check (delivery_status in ('queued', 'sent', 'delivered', 'read', 'failed', 'cancelled')), failure_code text, failure_reason text,
  scheduled_at timestamptz(3), cancel_on_reply boolean not null default true, sent_at timestamptz(3), "timestamp" timestamptz(3) not null,
  metadata jsonb not null default '{}', template_id uuid, response_seconds int, tokens text[],
  attempts int not null default 0, next_attempt_at timestamptz(3), claimed_at timestamptz(3), claimed_by uuid,
  words tsvector generated always as (case when tokens is null
    then to_tsvector('simple', regexp_replace(core.fold(coalesce(subject, '') || ' ' || left(content, 100000)), '[^[:alnum:]]+', ' ', 'g'))
    else array_to_tsvector(tokens) end) stored,
  ${belongsTo('conversation_id', 'messaging.conversations')}, ${belongsTo('channel_id', 'messaging.channels')}`;

/** A row stands for a person and a conversation in which that person has something unread; \`seen\` of its incoming messages are read. */
const UNREAD = `
  user_id uuid not null, conversation_id uuid not null, seen int not null, ${belongsTo('conversation_id', 'messaging.conversations')},
  constraint unread_once unique (organization_id, user_id, conversation_id)`;

const LINKS = `
  conversation_id uuid not null, message_id uuid, resource text not null, record_id uuid not null, linked_at timestamptz(3) not null, linked_by uuid not null,
  ${belongsTo('conversation_id', 'messaging.conversations')}, ${belongsTo('message_id', 'messaging.messages')},
  constraint conversation_link_once unique (organization_id, conversation_id, resource, record_id)`;

const CANNED = `shortcut text not null, title text not null, content text not null, language text check (language in ('de', 'en'))`;

const TEMPLATES = `
  name text not null, source text check (source in ('email', 'whatsapp', 'instagram', 'sms', 'phone')), language text not null check (language in ('de', 'en')),
  category text not null default 'service' check (category in ('service', 'marketing')), subject text, content text not null default '', blocks jsonb not null default '[]',
  provider_name text`;

const OPT_OUTS = `
  source ${SOURCE}, address text not null, reason text not null, at timestamptz(3) not null, recorded_by uuid not null,
  constraint opt_out_once unique (organization_id, source, address)`;

/** Reports of a provider that came before their message, or that tell of what is still to come (the sandbox). */
const REPORTS = `
  channel_id uuid not null, provider_message_id text not null, status text not null check (status in ('sent', 'delivered', 'read', 'failed')),
  at timestamptz(3) not null, code text, reason text, ${belongsTo('channel_id', 'messaging.channels')}`;

/** Keys of messages, each sealed by the installation: a new one is drawn when keys rotate, and the old one is deleted. */
const KEYS = `number int not null, sealed text not null, made_at timestamptz(3) not null, constraint message_key_once unique (organization_id, number)`;

const INDEXES = `
  create unique index channel_name_taken on messaging.channels (organization_id, lower(name)) where deleted_at is null;
  create unique index canned_reply_taken on messaging.canned_replies (organization_id, lower(shortcut)) where deleted_at is null;
  create unique index message_template_taken on messaging.message_templates (organization_id, lower(name), language) where deleted_at is null;
  create index conversations_newest on messaging.conversations (organization_id, last_message_time desc, id desc) where deleted_at is null;
  create index conversations_by_status on messaging.conversations (organization_id, status, last_message_time desc, id desc) where deleted_at is null;
  create index conversations_by_address on messaging.conversations (organization_id, address, last_message_time desc);
  create index conversations_of_customer on messaging.conversations (organization_id, customer_id, last_message_time desc) where customer_id is not null;
  create index conversations_of_assignee on messaging.conversations (organization_id, assignee_id, last_message_time desc) where deleted_at is null;
  create index conversations_waiting on messaging.conversations (organization_id, last_incoming_at) where waiting_since is not null and deleted_at is null;
  create index conversations_snoozed on messaging.conversations (organization_id, snoozed_until) where snoozed_until is not null;
  create unique index conversation_reply_token on messaging.conversations (organization_id, reply_token);
  create unique index message_once on messaging.messages (organization_id, channel_id, provider_message_id) where provider_message_id is not null;
  create index messages_of_conversation on messaging.messages (organization_id, conversation_id, "timestamp" desc, id desc);
  create index messages_by_time on messaging.messages (organization_id, "timestamp" desc, id desc);
  create index messages_queued on messaging.messages (organization_id, conversation_id, "timestamp", id) where delivery_status = 'queued';
  create index messages_by_words on messaging.messages using gin (organization_id, words);
  create index unread_of_conversation on messaging.unread (organization_id, conversation_id);
  create index links_of_record on messaging.links (organization_id, resource, record_id);
  create index kept_reports_of on messaging.kept_reports (organization_id, channel_id, provider_message_id);
  alter table messaging.messages set (autovacuum_analyze_scale_factor = 0.02);`;

/**
 * The newest messages that have all the words. An operator that is not leakproof may not use an index under row level security, so it runs as the owner and
 * names the organization itself; it is planned for the words at hand: rare ones by the index of words, frequent ones along the time.
 */
const SEARCH = `
  create function messaging.query_of(words text) returns tsquery language sql immutable set search_path = pg_catalog, public as $$
    select string_agg(quote_literal(w) || ':*', ' & ')::tsquery
    from regexp_split_to_table(regexp_replace(core.fold(words), '[^[:alnum:]]+', ' ', 'g'), ' ') w where w <> '' $$;
  create function messaging.search_messages(query tsquery, of_conversations uuid[], since timestamptz, till timestamptz, skip int, most int)
  returns table (message_id uuid) language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
    declare mine uuid := core.organization();
    begin
      if of_conversations is null then
        return query select m.id from messaging.messages m where m.organization_id = mine and m.words @@ query and m.deleted_at is null
          and (since is null or m."timestamp" >= since) and (till is null or m."timestamp" < till) order by m."timestamp" desc, m.id desc offset skip limit most;
      else
        return query select m.id from messaging.messages m where m.organization_id = mine and m.conversation_id = any (of_conversations) and m.deleted_at is null
          and (query is null or m.words @@ query)
          and (since is null or m."timestamp" >= since) and (till is null or m."timestamp" < till) order by m."timestamp" desc, m.id desc offset skip limit most;
      end if;
    end $$;
  revoke all on function messaging.search_messages(tsquery, uuid[], timestamptz, timestamptz, int, int) from public;
  grant execute on function messaging.search_messages(tsquery, uuid[], timestamptz, timestamptz, int, int) to app;`;

/** Whose channel a provider's call is for is asked before the organization is known. */
const BEHIND = `
  create function messaging.channel_behind(channel uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
    select c.organization_id from messaging.channels c where c.id = channel and c.deleted_at is null $$;
  create index channels_by_id on messaging.channels (id);
  revoke all on function messaging.channel_behind(uuid) from public;
  grant execute on function messaging.channel_behind(uuid) to app;`;
