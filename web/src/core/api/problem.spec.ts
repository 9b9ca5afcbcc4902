import { byField, Problem } from './problem';

const problem = new Problem(400, [
  { code: 'validation_failed', message: 'too long', field: 'name' },
  { code: 'validation_failed', message: 'not a country', field: 'billingAddress.country' },
  { code: 'insufficient_stock', message: 'only 3 left', field: 'items.0.quantity' },
  { code: 'validation_failed', message: 'unknown', field: 'colour' },
  { code: 'in_use', message: 'is in use' },
]);

describe('problems on fields', () => {
  it('land on their field, on the nearest above it, or above the form', () => {
    const shown = ['name', 'billingAddress', 'items.0.quantity'];
    const { fields, rest } = byField(problem, (path) => shown.includes(path));
    expect(fields).toEqual({ name: 'too long', billingAddress: 'not a country', 'items.0.quantity': 'only 3 left' });
    expect(rest.map((fault) => fault.message)).toEqual(['unknown', 'is in use']);
  });
});
