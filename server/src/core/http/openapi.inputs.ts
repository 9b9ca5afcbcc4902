import type { OpenAPIObject } from '@nestjs/swagger';

interface Node {
  $ref?: string;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Node>;
  [key: string]: unknown;
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** The schemas that a part of the document names, directly or by others. */
function namedBy(part: unknown, schemas: Record<string, Node>, found = new Set<string>()): Set<string> {
  if (!part || typeof part !== 'object') return found;
  for (const [key, value] of Object.entries(part)) {
    if (key !== '$ref') namedBy(value, schemas, found);
    else if (!found.has(nameOf(value as string))) namedBy(schemas[nameOf(value as string)], schemas, found.add(nameOf(value as string)));
  }
  return found;
}

/** What may be null in a body may as well be left out. In an answer it is always there, so what is also an answer stays as it is. */
export function leaveOut(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Record<string, Node>;
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path) as { requestBody?: unknown; responses?: unknown }[]);
  const sent = namedBy(
    operations.map(({ requestBody }) => requestBody),
    schemas,
  );
  const answered = namedBy(
    operations.map(({ responses }) => responses),
    schemas,
  );
  for (const name of sent) {
    const { required, properties = {} } = schemas[name] ?? {};
    if (!required || answered.has(name)) continue;
    schemas[name].required = required.filter((property) => !properties[property]?.nullable);
    if (!schemas[name].required!.length) delete schemas[name].required;
  }
}
