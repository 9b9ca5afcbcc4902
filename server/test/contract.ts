import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { OpenAPIObject } from '@nestjs/swagger';

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

interface Known {
  path: string;
  pattern: RegExp;
  /** The more of a path is written out, the better it fits: `/parts/export` before `/parts/{id}`. */
  fixed: number;
}

/** Holds every answer against the OpenAPI document: what it does not describe, or describes otherwise, fails the test that asked. */
export function contract(document: OpenAPIObject) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv as never);
  ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
  ajv.addFormat('binary', true);
  ajv.addSchema({ ...document, $id: 'api' } as never);
  const known = Object.keys(document.paths).map((path): Known => ({
    path,
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    fixed: path.replace(/\{[^}]+\}/g, '').length,
  }));
  known.sort((a, b) => b.fixed - a.fixed);
  const compiled = new Map<string, ValidateFunction | undefined>();

  const validator = (path: string, method: string, status: number): ValidateFunction | undefined => {
    const key = `${method} ${path} ${status}`;
    if (compiled.has(key)) return compiled.get(key);
    const answers = (document.paths[path] as Record<string, { responses: Record<string, object> }>)[method]?.responses ?? {};
    const found = answers[status] ? String(status) : status >= 400 && answers.default ? 'default' : undefined;
    if (!found) throw new Error(`${key}: the document does not know this answer`);
    const described = (answers[found] as { content?: Record<string, { schema?: object }> }).content?.['application/json']?.schema;
    const pointer = ['paths', path, method, 'responses', found, 'content', 'application/json', 'schema'].map(escaped).join('/');
    const made = described && ajv.compile({ $ref: `api#/${pointer}` });
    compiled.set(key, made);
    return made;
  };

  return (method: string, url: string, status: number, body: unknown): void => {
    const [path] = url.split('?');
    const route = known.find(({ path: template, pattern }) => pattern.test(path) && method.toLowerCase() in document.paths[template]);
    if (!route) return; // an unknown path is a 404 of its own
    const validate = validator(route.path, method.toLowerCase(), status);
    if (validate && !validate(body))
      throw new Error(`${method} ${path} ${status} is not what the document says: ${ajv.errorsText(validate.errors).slice(0, 600)}`);
  };
}
