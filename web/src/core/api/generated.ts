import { send } from './client';

/** The generated client speaks through the same session: bearer, renewal, language, keys of idempotency, problems. */
export const createClientConfig = <T extends object>(config?: T) => ({
  ...config,
  baseUrl: '',
  fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    return send(request.method, url.pathname.replace(/^\/api\/v1/, '') + url.search, { body: text ? JSON.parse(text) : undefined, signal: request.signal });
  },
});
