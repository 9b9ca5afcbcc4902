import type { DateString } from '../core/dates';
import type { Ctx } from '../core/tx';
import type { Calendar } from './periods';

/** Who asks, and where: what a question is bound to. */
export interface Around extends Calendar {
  zone: string;
  currency: string;
  permissions: Ctx['permissions'];
}

/** SQL and what is bound to it. */
export interface Asked {
  text: string;
  values: unknown[];
}

/** The names that stand in the SQL of data sets, each bound once. Nothing a client sent becomes text of a statement. */
export class Bound {
  readonly values: unknown[] = [];
  private readonly names = new Map<string, string>();

  constructor(
    private readonly around: Pick<Around, 'zone' | 'currency' | 'today'>,
    private readonly at: DateString = around.today,
    /** SQL that stands for the day as of which a set is looked at, instead of a bound one. */
    private readonly atSql?: string,
  ) {}

  bind(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }

  /** Of whatever type the statement around it asks for. */
  any = (value: unknown): string => `$${this.values.push(value)}`;

  say(sql: string): string {
    return sql.replace(/\{(zone|currency|at)\}/g, (_, name: 'zone' | 'currency' | 'at') => this.known(name));
  }

  private known(name: 'zone' | 'currency' | 'at'): string {
    const found = name === 'at' && this.atSql ? this.atSql : this.names.get(name);
    if (found) return found;
    const made = name === 'at' ? this.bind(this.at, 'date') : this.bind(this.around[name === 'zone' ? 'zone' : 'currency'], 'text');
    this.names.set(name, made);
    return made;
  }
}
