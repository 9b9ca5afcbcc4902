// The load: autocannon, one kind of work at a time, both servers in turn.
import autocannon from 'autocannon';

/** A piece of work: requests that follow each other on a connection. `steps(random)` makes them; each may read the answer to the one before. */
export async function shoot({ url, token, steps }, connections, seconds, random) {
  const times = [];
  let started = performance.now();
  let failed = 0;
  let firstFailure;
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    headers: { authorization: `Bearer ${token}` },
    setupClient: (client) => client.setRequests(chained(steps(random), { whole: (ms) => times.push(ms), failed: (why) => (failed++, (firstFailure ??= why)) })),
  });
  await run;
  const wall = (performance.now() - started) / 1000;
  if (failed) throw new Error(`${url}: ${failed} answers refused; the first: ${firstFailure}`);
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { done: times.length, perSecond: times.length / wall, p50: at(0.5), p95: at(0.95) };
}

/** Several requests measured as one: from the first byte out to the last answer in. */
function chained(steps, { whole, failed }) {
  const last = steps.length - 1;
  const state = {};
  let began;
  return steps.map((step, i) => ({
    method: step.method ?? 'GET',
    path: '/',
    setupRequest: (request) => {
      if (i === 0) began = performance.now();
      const { path, body } = step.ask(state);
      return {
        ...request,
        method: step.method ?? 'GET',
        path,
        ...(body && { body: JSON.stringify(body), headers: { ...request.headers, 'content-type': 'application/json' } }),
      };
    },
    onResponse: (status, body) => {
      if (status >= 300) return failed(`${step.method ?? 'GET'} ${status} ${String(body).slice(0, 300)}`);
      if (step.keep) Object.assign(state, step.keep(JSON.parse(body)));
      if (i === last) whole(performance.now() - began);
    },
  }));
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
