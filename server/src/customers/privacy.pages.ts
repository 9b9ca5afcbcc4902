import { html } from '../core/html';

interface Table {
  table: string;
  rows: unknown[];
}

/** Number of rows by table, as an event tells it. */
export const references = (counts: readonly { table: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(counts.map(({ table, count }) => [table, count]));

/** The table of contents of what is kept about a person: for people, and for machines. */
export function indexOf(
  person: { name: string; customerNumber: string },
  tables: readonly Table[],
  files: readonly { id: string; name: string }[],
  internal: boolean,
  at: string,
) {
  const listed = tables.map(({ table, rows }) => ({ file: `data/${table}.json`, rows: rows.length }));
  const papers = files.map(({ id, name }) => `files/${id.slice(-6)}-${name}`);
  const json = { person: person.name, customerNumber: person.customerNumber, createdAt: at, internalNotes: internal, data: listed, files: papers };
  const page = html`<!doctype html>
    <html lang="de">
      <meta charset="utf-8" />
      <title>${person.name}</title>
      <h1>${person.name} (${person.customerNumber})</h1>
      <p>${at}</p>
      <h2>Daten · Data</h2>
      <ul>
        ${listed.map(({ file, rows }) => html`<li><a href="${file}">${file}</a> (${String(rows)})</li>`)}
      </ul>
      <h2>Dateien · Files</h2>
      <ul>
        ${papers.map((file) => html`<li><a href="${encodeURI(file)}">${file}</a></li>`)}
      </ul>
    </html>`;
  return { json, html: String(page) };
}
