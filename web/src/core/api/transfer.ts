import { send, type Answer, type Query } from './client';

/** Sends files as multipart; other values as fields (objects as JSON). */
export async function upload<T>(path: string, fields: Record<string, File | string | boolean | object | undefined>): Promise<Answer<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof File) form.append(name, value, value.name);
    else if (value !== undefined) form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const response = await send('POST', path, { body: form });
  return { ...((await response.json()) as Answer<T>), status: response.status };
}

const nameIn = (header: string | null) => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '') ?? [];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1];
};

/** Fetches with the session and hands the file to the browser's downloads; a file that takes long answers the id of the job that makes it. */
export async function download(path: string, query?: Query, name?: string): Promise<string | null> {
  const response = await send('GET', path, { query });
  if (response.status === 202) return ((await response.json()) as { data: { jobId: string } }).data.jobId;
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameIn(response.headers.get('content-disposition')) ?? name ?? path.split('/').at(-1)!;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return null;
}
