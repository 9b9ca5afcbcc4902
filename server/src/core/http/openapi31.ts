import type { OpenAPIObject } from '@nestjs/swagger';

type Node = Record<string, unknown>;

/** What @nestjs/swagger writes is OpenAPI 3.0; in 3.1 a schema is JSON Schema, where "or null" is a type and not a flag. */
export function openapi31(document: OpenAPIObject): OpenAPIObject {
  return { ...(convert(document) as OpenAPIObject), openapi: '3.1.0' };
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!(value instanceof Object)) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, AS_IS.has(key) ? part : convert(part)]));
  return exclusive(nullable(node));
}

/** Examples are data: a member of them that is called `nullable` means itself. */
const AS_IS = new Set(['example', 'examples', 'default', 'enum', 'const']);

function nullable({ nullable: flag, ...node }: Node): Node {
  if (typeof flag !== 'boolean') return flag === undefined ? node : { nullable: flag, ...node };
  if (!flag) return node;
  if (Array.isArray(node.allOf))
    return orNull(node.allOf.length === 1 ? { ...node, ...(node.allOf[0] as Node), allOf: undefined, type: undefined } : { ...node, type: undefined });
  if (Array.isArray(node.enum)) node.enum = [...new Set([...node.enum, null])];
  if (typeof node.type === 'string') return { ...node, type: [node.type, 'null'] };
  if (Array.isArray(node.type)) return { ...node, type: [...new Set([...node.type, 'null'])] };
  return orNull(node);
}

/** What has no type of its own: a reference, or several schemas at once. */
function orNull({ description, title, ...rest }: Node): Node {
  const schema = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const told = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
  return Object.keys(schema).length ? { ...told, anyOf: [schema, { type: 'null' }] } : told;
}

/** `exclusiveMinimum: true` beside `minimum` becomes the bound itself. */
function exclusive(node: Node): Node {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ]) {
    if (typeof node[flag] !== 'boolean') continue;
    if (node[flag]) node[flag] = node[bound];
    else delete node[flag];
    if (node[flag] !== undefined) delete node[bound];
  }
  return node;
}
