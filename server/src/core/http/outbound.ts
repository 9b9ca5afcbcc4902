import { lookup as resolve } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { Agent, buildConnector, fetch as fetchWith } from 'undici';
import { CONFIG, type Config } from '../config';

const TIMEOUT_MS = 30_000;
const LONGEST_WAIT_S = 30;
const TRIES = 4;

/** An address that somebody entered lies where it must not: in this network, on this machine, nowhere. */
export class Unreachable extends Error {}

/** Every range that is not of the public internet (RFC 6890 and its register at IANA). */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6');

/** Whether an address (no name) belongs to the public internet. An IPv4 address inside IPv6 does not: nobody writes one by chance. */
export const isPublic = (address: string): boolean => !PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** How this house asks others: in bounded time, with patience, and at addresses that people entered only where these may point to. */
@Injectable()
export class Outbound {
  private readonly guarded: Agent;
  /** Keeps no connection for later. */
  private readonly single = new Agent({ pipelining: 0, connect: { timeout: TIMEOUT_MS / 3 } });

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'privateNetwork'>) {
    const { privateNetwork } = config;
    const connector = buildConnector({ timeout: TIMEOUT_MS });
    // asked at every connection, for its very address: neither a redirect nor a name that changes its mind leads elsewhere
    this.guarded = new Agent({
      connect: (options, done) => {
        if (privateNetwork) return connector(options, done);
        reachable(options.hostname).then(
          (address) =>
            connector({ ...options, hostname: address, servername: options.servername || (isIP(options.hostname) ? undefined : options.hostname) }, done),
          (error: Error) => done(error, null),
        );
      },
    });
  }

  /** `fetch` for an address that somebody entered. Rejects with `Unreachable` as its cause if it is not of the public internet. */
  readonly toAnywhere = ((input: string | URL, init?: RequestInit) =>
    fetchWith(input, { signal: AbortSignal.timeout(TIMEOUT_MS), ...(init as object), dispatcher: this.guarded })) as unknown as typeof fetch;

  /** `fetch` for a provider that the configuration names. */
  readonly toProvider: typeof fetch = (input, init) => fetch(input, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init });

  /** The address to connect to for what speaks no HTTP (a mail server that somebody entered). Rejects with `Unreachable` if it is not of the public internet. */
  readonly addressOf = async (hostname: string): Promise<string> => (this.config.privateNetwork ? (await resolve(hostname)).address : reachable(hostname));

  /**
   * The same on a connection of its own, for what must not be said twice: one that was kept and is found dead would leave it open whether the other side heard.
   * See `wasSent`.
   */
  readonly toProviderOnce = ((input: string | URL, init?: RequestInit) =>
    fetchWith(input, { signal: AbortSignal.timeout(TIMEOUT_MS), ...(init as object), dispatcher: this.single })) as unknown as typeof fetch;

  /** Asks again where the other side is busy or the line breaks: after the time it names (at most 30 s), else 1, 2 and 4 seconds. */
  async patiently(ask: () => Promise<Response>, busy: (response: Response) => boolean | Promise<boolean> = isBusy, wait = sleep): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === TRIES;
      const answer = await ask().catch((error: Error) => {
        if (last || error.cause instanceof Unreachable) throw error;
        return undefined;
      });
      if (answer && (last || !(await busy(answer)))) return answer;
      await answer?.body?.cancel();
      await wait(secondsOf(answer?.headers.get('retry-after')) ?? 2 ** (attempt - 1));
    }
  }
}

/** Nobody was reached, so nothing was said: no name, no way, no connection, no trust in who is there. */
const NOBODY =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/;

/** Whether something may have been heard although no answer came. */
export function wasSent(error: Error): boolean {
  const { cause } = error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } };
  if ((cause as unknown) instanceof Unreachable) return false;
  const code = cause?.code ?? cause?.errors?.[0]?.code;
  return !(typeof code === 'string' && NOBODY.test(code));
}

export const isBusy = ({ status }: Response): boolean => status === 429 || status === 502 || status === 503 || status === 504;
const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
function secondsOf(header: string | null | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number.parseInt(header, 10) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_WAIT_S) : undefined;
}

async function reachable(hostname: string): Promise<string> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(name) ? [name] : (await resolve(name, { all: true })).map(({ address }) => address);
  const found = addresses.find(isPublic);
  if (!found || !addresses.every(isPublic)) throw new Unreachable(`${hostname} is not an address of the internet`);
  return found;
}

/** The text of an answer, up to so many bytes; undefined if it is longer. */
export async function textOf(response: Response, most: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return undefined; // leaving the loop ends the stream
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
