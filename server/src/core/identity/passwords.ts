import { hash, verify } from '@node-rs/argon2';

// argon2id with 19 MiB, two passes, one lane: OWASP's first recommendation, about 50 ms
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD = { min: 10, max: 200 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let nobodys: Promise<string> | undefined;

/** Takes as long for an address that is not known as for a wrong password, so that nobody learns who has an account. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const against = hashed ?? (await (nobodys ??= hashPassword('nobody has this password')));
  const right = await verify(against, password);
  return right && hashed !== undefined;
}
