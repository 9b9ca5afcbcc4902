/** `{{order.number}}`, also with spaces within. */
const VARIABLE = /\{\{\s*([\w.]{1,60})\s*\}\}/g;

/** What a text names, each once, in the order they come. */
export const variablesIn = (text: string): string[] => [...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name))];

/** The text with the values put in. What has no value is left as it stands, and named: nobody is to be written "Dear ,". */
export function rendered(text: string, values: Readonly<Record<string, string | null | undefined>>): { content: string; missing: string[] } {
  const missing = variablesIn(text).filter((name) => !values[name]);
  return { content: text.replace(VARIABLE, (whole, name: string) => values[name] || whole), missing };
}
