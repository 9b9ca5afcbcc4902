import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsOptional, ValidateIf, validate } from 'class-validator';
import fc from 'fast-check';
import { Address, Amount, Bool, Email, Id, inputOf, Int, Items, MoneyField, One, OneOf, patchOf, Text, Texts } from '../dto';
import { PageQuery } from '../list';
import { isAccepted } from './accept';

class Line {
  @Text() name: string;
  @Amount() quantity: number;
}
class Thing {
  @Text() name: string;
  @Text({ nullable: true }) note: string | null;
  @Id({ nullable: true }) ownerId: string | null;
  @Email({ nullable: true }) email: string | null;
  @OneOf('ThingKind', ['big', 'small'], { filled: true }) kind: 'big' | 'small';
  @Int({ max: 10, filled: true }) days: number;
  @Bool({ filled: true }) open: boolean;
  @MoneyField({ min: 0 }) price: string;
  @Texts({ max: 2 }) tags: string[];
  @One(() => Address, { nullable: true }) address: Address | null;
  @Items(() => Line, { max: 2, filled: true }) lines: Line[];
}
class Input extends inputOf(Thing, ['name', 'note', 'ownerId', 'email', 'kind', 'days', 'open', 'price', 'tags', 'address', 'lines']) {
  @ValidateIf((input: Input) => input.open) @Text() reason?: string;
}
class Patch extends patchOf(Input) {}
class Later {
  @IsOptional() @Text() name?: string;
}

const right = { name: 'a', price: '1.50', lines: [{ name: 'x', quantity: 1 }] };
const value = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 'a', 'big', 'eva@huber.example', '1.50', -1, 0.5, 3, 11, true, [], {}, [null], [[]], ['a'], ['a', 'b', 'c']),
  fc.constantFrom<unknown>({ country: 'AT' }, { country: 'XX' }, { city: 7 }, { foreign: 1 }, [{ name: 'x', quantity: 2 }], [{ name: 'x' }], [{}, 1]),
);
const names = ['name', 'note', 'ownerId', 'email', 'kind', 'days', 'open', 'price', 'tags', 'address', 'lines', 'reason', 'version', 'page', 'foreign'];

describe('what is accepted', () => {
  it.each([
    [Input, right],
    [Patch, { version: 3 }],
    [PageQuery, {}],
  ] as const)('of %p is what class-validator finds nothing wrong with', async (type, base) => {
    const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 }).map((some) => ({ ...base, ...some }));
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const made = plainToInstance(type as new () => object, given) as object;
        const accepted = isAccepted(made);
        seen.add(accepted);
        expect(accepted).toBe((await validate(made, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false })).length === 0);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(seen.size).toBe(2);
  });

  it('is nothing of a class without declarations, but nothing at all', () => {
    expect(isAccepted(Object.assign(new Later(), { name: 'a' }))).toBe(true);
    expect(isAccepted({ name: 'a' })).toBe(false);
  });
});
