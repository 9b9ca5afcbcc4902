/** What the API answered with: `data` of its envelope, whatever it is. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any;

/** Speaks to a running Kontor as an integration would: over HTTP, with nothing but its address. */
export class Client {
  private token = '';

  constructor(readonly url: string) {}

  async register(input: object): Promise<Data> {
    const data = await this.post('/auth/register', input);
    this.token = (data as { accessToken: string }).accessToken;
    return data;
  }

  async login(email: string, password: string): Promise<Data> {
    const data = await this.post('/auth/login', { email, password });
    this.token = (data as { accessToken: string }).accessToken;
    return data;
  }

  get = (path: string): Promise<Data> => this.ask('GET', path);
  post = (path: string, body: object = {}): Promise<Data> => this.ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });
  put = (path: string, body: object): Promise<Data> => this.ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
  patch = (path: string, body: object): Promise<Data> => this.ask('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json' });

  /** A file with further fields; a job that is answered with is waited for. */
  async upload(path: string, file: { name: string; bytes: Uint8Array }, fields: Record<string, string>): Promise<Data> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
    const data = await this.ask('POST', path, form);
    return data.jobId ? this.job(data.jobId) : data;
  }

  /** A document, asked for again while it is still being drawn. */
  async pdf(path: string): Promise<Buffer> {
    for (let attempt = 0; attempt < 12; attempt++) {
      const answer = await this.send('GET', path);
      if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
      if (answer.status !== 202) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    }
    throw new Error(`GET ${path}: still being drawn after two minutes`);
  }

  private async job(id: string): Promise<Data> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const job = await this.get(`/jobs/${id}`);
      if (job.status === 'done') return job.result;
      if (job.status === 'failed') throw new Error(`job ${id}: ${JSON.stringify(job.error)}`);
      await new Promise((again) => setTimeout(again, 200));
    }
    throw new Error(`job ${id} does not end`);
  }

  private async ask(method: string, path: string, body?: string | FormData, headers: Record<string, string> = {}): Promise<Data> {
    const answer = await this.send(method, path, body, headers);
    const { data, errors } = (await answer.json()) as { data: Data; errors: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(errors)}`);
    return data;
  }

  private send(method: string, path: string, body?: string | FormData, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {};
    return fetch(`${this.url}/api/v1${path}`, { method, body, headers: { ...authorization, ...headers } as Record<string, string> });
  }
}
