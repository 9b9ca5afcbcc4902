import type { Outbound } from '../core/http/outbound';
import { RemoteError, type Refusal } from './calendars.remote';

/** What a status says of one event or of the whole calendar; the rest is success. */
const MEANS: Record<number, Refusal> = {
  401: 'consent',
  403: 'refused',
  404: 'gone',
  410: 'gone',
  409: 'changed',
  412: 'changed',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

/** Asks a provider's JSON API as the person who gave consent. Throws a RemoteError for what is not done. */
export class JsonApi {
  constructor(
    private readonly outbound: Outbound,
    private readonly base: string,
    private readonly token: () => Promise<string>,
    private readonly busy?: (response: Response) => Promise<boolean>,
  ) {}

  async ask<T>(method: string, path: string, { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {}): Promise<T> {
    const authorization = `Bearer ${await this.token()}`;
    const init = { method, headers: { authorization, accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers } };
    const url = path.startsWith('http') ? this.within(path) : this.base + path;
    const response = await this.outbound
      .patiently(() => this.outbound.toProvider(url, { ...init, body: body && JSON.stringify(body) }), this.busy)
      .catch((error: Error) => {
        throw new RemoteError('unreachable', error.message);
      });
    if (!response.ok) throw await refusal(response);
    return (response.status === 204 ? {} : await response.json()) as T;
  }

  /** The address of a next page: it carries the token only where it belongs. */
  private within(url: string): string {
    if (new URL(url).origin !== new URL(this.base).origin) throw new RemoteError('refused', 'a page of another provider');
    return url;
  }
}

async function refusal(response: Response): Promise<RemoteError> {
  const said = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  const means = MEANS[response.status] ?? (response.status < 500 ? 'refused' : 'busy');
  return new RemoteError(means, said.error?.message ?? `HTTP ${response.status}`);
}
