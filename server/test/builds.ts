import { type Answer, type Ask } from './api';

/** A form as a browser sends it; the file last. */
export function upload(ask: Ask, path: string, file: Buffer, fields: Record<string, unknown> = {}): Promise<Answer> {
  const part = (name: string, more: string, body: Buffer | string) => [
    Buffer.from(`--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const texts = Object.entries(fields).flatMap(([name, value]) => part(name, '', typeof value === 'string' ? value : JSON.stringify(value)));
  const body = Buffer.concat([
    ...texts,
    ...part('file', `; filename="list.${file.subarray(0, 2).toString() === 'PK' ? 'xlsx' : 'csv'}"`, file),
    Buffer.from('--x--\r\n'),
  ]);
  return ask('POST', path, body, { 'content-type': 'multipart/form-data; boundary=x' });
}
export const all = async (ask: Ask, path: string) => {
  const pages = await Promise.all([1, 2].map((page) => ask('GET', `${path}${path.includes('?') ? '&' : '?'}perPage=200&page=${page}`)));
  return pages.flatMap(({ body }) => body.data);
};
export const csv = (...lines: string[]) => Buffer.from(`Name;Menge;Autor\r\n${lines.join('\r\n')}\r\n`);

export const part = async (ask: Ask, sku: string, stock = 0, more: object = {}) => {
  const { id } = (await ask('POST', '/parts', { sku, name: sku, ...more })).body.data;
  if (stock) await ask('POST', `/parts/${id}/adjustments`, { quantity: stock, reason: 'opening' });
  return id as string;
};
export const build = async (ask: Ask, modelNumber: string, lines: object[] = [], more: object = {}) => {
  const { data } = (await ask('POST', '/builds', { buildName: modelNumber, modelNumber, ...more })).body;
  if (lines.length) expect((await ask('PUT', `/builds/${data.id}/parts`, lines)).status).toBe(200);
  return data;
};
