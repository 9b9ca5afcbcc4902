-- The inbox: ${conversations} conversations with ${messages} messages of words that are frequent and rare as in a language (Zipf), written by owner for the organization.
-- A text is six of 300,000 pairs of words, put together by hash joins; the indexes of messages are made when all are there: word by word it was not done within nine minutes.
set session_replication_role = replica;
set app.organization = '${organization}';
set work_mem = '256MB';
set maintenance_work_mem = '512MB';
set synchronous_commit = off;
create temporary table words as select n, (array['druck','lager','rechnung','termin','teil','maschine','farbe','kiste','motor','schraube','filter','glas'])[1 + n % 12] || case when n < 12 then '' else (array['er','ung','los','bar','haft','lich','chen','werk','zeug','platz'])[1 + (n / 12) % 10] || case when n < 132 then '' else n::text end end as word from generate_series(0, 19999) n;
create temporary table drawn as select n, floor(20000 ^ ((hashint8(n * 977) & 65535) / 65536.0) - 1)::int as one, floor(20000 ^ ((hashint8(n * 131 + 7) & 65535) / 65536.0) - 1)::int as other from generate_series(0::bigint, 299999) n;
create temporary table pairs as select d.n::int, a.word || ' ' || b.word as pair from drawn d join words a on a.n = d.one join words b on b.n = d.other;
analyze pairs;
create temporary table talks as select i, uuidv7() as id, uuidv7() as last_id, now() - (i * interval '5 minutes') as newest from generate_series(1, ${conversations}) i;
analyze talks;
create temporary table indexes_of_messages as select indexname, indexdef from pg_indexes where schemaname = 'messaging' and tablename = 'messages' and not exists (select from pg_constraint where conname = indexname);
do $$ declare one record; begin for one in select * from indexes_of_messages loop execute 'drop index messaging.' || one.indexname; end loop; end $$;
insert into messaging.conversations (organization_id, id, channel_id, source, thread_key, contact_name, address, phone, last_message_id, last_message_time, last_incoming_at, waiting_since, message_count, incoming_count, status, reply_token, created_at, updated_at, created_by, updated_by)
select '${organization}', id, '${channel}', 'sms', '+4366' || lpad(i::text, 9, '0'), 'Person ' || i, '+4366' || lpad(i::text, 9, '0'), '+4366' || lpad(i::text, 9, '0'), last_id, newest, newest, case when i % 10 = 0 then newest end,
  ${messages} / ${conversations}, ${messages} / ${conversations}, case when i % 3 = 0 then 'active' else 'resolved' end, 'bench' || i, newest - interval '30 days', newest, '${actor}', '${actor}' from talks;
create temporary table said as select t.i, k, case when k = 0 then t.last_id else uuidv7() end as id, t.id as conversation_id, t.newest - k * interval '1 day' as at, (hashint8(t.i * 977 + k) & 2147483647) % 300000 as a, (hashint8(t.i * 131 + k * 7) & 2147483647) % 300000 as b,
  (hashint8(t.i * 31 + k * 17) & 2147483647) % 300000 as c, (hashint8(t.i * 53 + k * 29) & 2147483647) % 300000 as d, (hashint8(t.i * 71 + k * 37) & 2147483647) % 300000 as e, (hashint8(t.i * 89 + k * 43) & 2147483647) % 300000 as f
  from (select i::bigint, id, last_id, newest from talks) t, generate_series(0, ${messages} / ${conversations} - 1) k;
analyze said;
insert into messaging.messages (organization_id, id, conversation_id, channel_id, provider_message_id, sender_type, sender_name, content, "timestamp", created_at, updated_at, created_by, updated_by)
select '${organization}', s.id, s.conversation_id, '${channel}', 'bench-' || s.i || '-' || s.k, case when s.k % 2 = 0 then 'customer' else 'agent' end, 'Person ' || s.i,
  concat_ws(' ', a.pair, b.pair, c.pair, d.pair, e.pair, f.pair), s.at, now(), now(), '${actor}', '${actor}'
from said s join pairs a on a.n = s.a join pairs b on b.n = s.b join pairs c on c.n = s.c join pairs d on d.n = s.d join pairs e on e.n = s.e join pairs f on f.n = s.f;
do $$ declare one record; begin for one in select * from indexes_of_messages loop execute one.indexdef; end loop; end $$;
insert into messaging.unread (organization_id, user_id, conversation_id, seen) select '${organization}', '${actor}', id, ${messages} / ${conversations} - 1 from talks where i % 200 = 0;
reset session_replication_role;
vacuum analyze messaging.conversations;
vacuum analyze messaging.messages;
vacuum analyze messaging.unread;
