-- The inbox: ${conversations} conversations with ${messages} messages of words that are frequent and rare as in a language (Zipf), written by owner for the organization.
set session_replication_role = replica;
set app.organization = '${organization}';
create temporary table words as select n, (array['druck','lager','rechnung','termin','teil','maschine','farbe','kiste','motor','schraube','filter','glas'])[1 + n % 12] || case when n < 12 then '' else (array['er','ung','los','bar','haft','lich','chen','werk','zeug','platz'])[1 + (n / 12) % 10] || case when n < 132 then '' else n::text end end as word from generate_series(0, 19999) n;
create unique index on words (n);
create temporary table talks as select i, uuidv7() as id, now() - (i * interval '5 minutes') as newest from generate_series(1, ${conversations}) i;
insert into messaging.conversations (organization_id, id, channel_id, source, thread_key, contact_name, address, phone, last_message_time, last_incoming_at, waiting_since, message_count, incoming_count, status, reply_token, created_at, updated_at, created_by, updated_by)
select '${organization}', id, '${channel}', 'sms', '+4366' || lpad(i::text, 9, '0'), 'Person ' || i, '+4366' || lpad(i::text, 9, '0'), '+4366' || lpad(i::text, 9, '0'), newest, newest, case when i % 10 = 0 then newest end,
  ${messages} / ${conversations}, ${messages} / ${conversations}, case when i % 3 = 0 then 'active' else 'resolved' end, 'bench' || i, newest - interval '30 days', newest, '${actor}', '${actor}' from talks;
insert into messaging.messages (organization_id, id, conversation_id, channel_id, provider_message_id, sender_type, sender_name, content, "timestamp", created_at, updated_at, created_by, updated_by)
select '${organization}', uuidv7(), t.id, '${channel}', 'bench-' || t.i || '-' || k, case when k % 2 = 0 then 'customer' else 'agent' end, 'Person ' || t.i,
  (select string_agg(w.word, ' ') from generate_series(1, 12) s join words w on w.n = floor(20000 ^ ((hashint8(t.i::bigint * 977 + k * 131 + s) & 65535) / 65536.0) - 1)::int), t.newest - k * interval '1 day', now(), now(), '${actor}', '${actor}'
from talks t, generate_series(0, ${messages} / ${conversations} - 1) k;
update messaging.conversations c set last_message_id = m.id from messaging.messages m where m.organization_id = '${organization}' and c.organization_id = '${organization}' and m.conversation_id = c.id and m.provider_message_id like 'bench-%-0';
insert into messaging.unread (organization_id, user_id, conversation_id, seen) select '${organization}', '${actor}', id, ${messages} / ${conversations} - 1 from talks where i % 200 = 0;
reset session_replication_role;
vacuum analyze messaging.conversations;
vacuum analyze messaging.messages;
vacuum analyze messaging.unread;
