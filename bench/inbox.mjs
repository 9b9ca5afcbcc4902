// The inbox: its list and its search over much, and what comes in fast, counted afterwards.
import crypto from 'node:crypto';
import { call, sql, statementsOf } from './servers.mjs';

const SECRET = 'bench secret of the sandbox';
const quantile = (times, share) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
/** Words of inbox.sql from the most frequent to the rarest, alone and together. */
const QUERIES = [
  'druck',
  'lager',
  'rechnung termin',
  'druckung',
  'motorwerk',
  'farbe kiste',
  'maschine',
  'druckzeug1008',
  'filterbar19000',
  'glashaft 2',
  'lagerlos132',
  'teil motor filter',
];

async function timed(times, fn) {
  const started = performance.now();
  const answer = await fn();
  times.push(performance.now() - started);
  return answer;
}

/** Writes the conversations, measures, and throws where a count is not exact. `size`: conversations, messages, seconds of incoming, incoming a second. */
export async function inbox(kontor, { url }, me, size, say) {
  const ask = (path, method = 'GET', body) => call(url, method, path, body, me.token);
  const { data: channel } = await ask('/channels', 'POST', { name: 'Bench', source: 'sms', provider: 'sandbox', credentials: { webhookSecret: SECRET } });
  const started = performance.now();
  await sql(kontor, statementsOf('inbox.sql', { ...size, ...me, channel: channel.id }));
  say(
    `inbox of ${size.conversations.toLocaleString('en')} conversations, ${size.messages.toLocaleString('en')} messages: ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  const at = `/conversations/${me.organization}`;
  const measured = {
    'first page': () => ask(`${at}?limit=50`),
    unread: () => ask(`${at}?filter=unread&limit=50`),
    'needs reply': () => ask(`${at}?filter=needs_reply&limit=50`),
    stats: () => ask(`${at}/stats`),
  };
  for (const [name, fn] of Object.entries(measured)) await report(name, Array(size.asked).fill(fn), say);
  await report(
    'search',
    Array.from({ length: size.asked }, (_, i) => () => ask(`${at}/search?q=${encodeURIComponent(QUERIES[i % QUERIES.length])}`)),
    say,
  );
  await incoming(kontor, url, me, channel.id, size, say);
}

async function report(name, all, say) {
  const times = [];
  for (const fn of all) await timed(times, fn);
  say(
    `inbox ${name.padEnd(12)} p50 ${quantile(times, 0.5).toFixed(0).padStart(5)} ms  p95 ${quantile(times, 0.95).toFixed(0).padStart(5)} ms  (${times.length} asked)`,
  );
}

const UNREAD = `select coalesce(sum(c.incoming_count - u.seen), 0)::int as unread from messaging.unread u join messaging.conversations c on c.organization_id = u.organization_id and c.id = u.conversation_id`;

/** Signed calls at an even pace, some of them told twice; what is unread afterwards is what was told once. */
async function incoming(kontor, url, me, channel, { perSecond, seconds, conversations }, say) {
  const unread = async () => (await sql(kontor, [`${UNREAD} where u.organization_id = '${me.organization}' and u.user_id = '${me.actor}'`]))[0].unread;
  const before = await unread();
  const [times, waiting] = [[], []];
  const total = perSecond * seconds;
  const begun = performance.now();
  let refused = 0;
  const tell = (i, again = 0) => {
    const body = JSON.stringify({
      messages: [
        { id: `in-${i}`, from: { phone: `+4366${String(1 + ((i * 7919) % Math.min(conversations, 2_000))).padStart(9, '0')}` }, text: `Nachricht ${i}` },
      ],
    });
    const time = new Date().toISOString();
    const signature = `sha256=${crypto.createHmac('sha256', SECRET).update(`${time}.`).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-kontor-timestamp': time, 'x-kontor-signature': signature };
    return timed(times, () =>
      fetch(`${url}/api/v1/webhooks/${channel}`, { method: 'POST', headers, body }).then(
        ({ ok }) => ok,
        () => false,
      ),
    ).then((ok) => {
      if (ok) return undefined;
      refused++;
      return again < 3 ? tell(i, again + 1) : undefined; // as providers do
    });
  };
  for (let i = 0; i < total; i++) {
    const due = begun + (i * 1000) / perSecond;
    if (due > performance.now()) await new Promise((go) => setTimeout(go, due - performance.now()));
    waiting.push(tell(i));
    if (i % 100 === 0) waiting.push(tell(i)); // a provider that was not sure tells it again
  }
  await Promise.all(waiting);
  const took = (performance.now() - begun) / 1000;
  const counted = (await unread()) - before;
  say(
    `inbox incoming     ${total} messages in ${took.toFixed(1)} s (${(total / took).toFixed(0)} a second), p95 ${quantile(times, 0.95).toFixed(0)} ms, ${refused} refused; unread afterwards: ${counted}`,
  );
  if (counted !== total) throw new Error(`the inbox counts ${counted} unread of ${total}`);
}
