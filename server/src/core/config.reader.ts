/** Something the person who starts Kontor can put right: told in words, without a stack. */
export class Advice extends Error {}

/** Every mistake in the environment, one line each. */
export class ConfigError extends Advice {
  constructor(readonly mistakes: string[]) {
    super(`The configuration is not right:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}\nSee .env.example.`);
  }
}

/** Reads values of the environment and collects what is wrong with them; an empty value counts as none. */
export class Reader {
  private readonly mistakes: string[] = [];

  constructor(private readonly env: Record<string, string | undefined>) {}

  text(name: string, fallback: string, shortest = 0): string {
    const value = this.env[name]?.trim();
    if (value && value.length < shortest) this.refuse(name, `needs at least ${shortest} characters`);
    return value || fallback;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.text(name, String(fallback));
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    this.refuse(name, `must be a whole number from ${min} to ${max}, not "${text}"`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, ['true', 'false', '1', '0'] as const, fallback ? 'true' : 'false') in { true: 0, 1: 0 };
  }

  choice<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.text(name, fallback) as T;
    if (values.includes(text)) return text;
    this.refuse(name, `must be one of ${values.join(', ')}, not "${text}"`);
    return fallback;
  }

  /** The value is not repeated in the mistake: addresses carry passwords. */
  url(name: string, protocols: string[]): string {
    const text = this.text(name, '');
    if (text && !(URL.canParse(text) && protocols.includes(new URL(text).protocol))) this.refuse(name, `must be an address that begins with ${protocols[0]}//`);
    return text;
  }

  list(name: string): string[] {
    const parts = this.text(name, '').split(',');
    return parts.map((part) => part.trim()).filter(Boolean);
  }

  refuse(name: string, why: string): void {
    this.mistakes.push(`${name} ${why}`);
  }

  /** Throws all mistakes at once. */
  done(): void {
    if (this.mistakes.length) throw new ConfigError(this.mistakes);
  }
}
