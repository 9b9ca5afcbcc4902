import { Injectable, SetMetadata, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { NewEvent } from './events';
import type { Tx } from './tx';

export const WITHIN = Symbol('within');
/**
 * A reaction that must be true at the commit: `@Within('builds.production_order_completed')` on a method
 * `(tx: Tx, events: NewEvent[])` of a provider. It runs in the transaction of the event, with all events of that type so far.
 */
export const Within = (...types: string[]) => SetMetadata(WITHIN, types);
export type Reaction = (tx: Tx, events: NewEvent[]) => Promise<unknown>;

const MOST = 5_000;

/** How a module hears at once, inside the same transaction, what happened to its left. */
@Injectable()
export class Reactions implements OnModuleInit {
  private readonly byType = new Map<string, Reaction[]>();

  constructor(
    private readonly discovery?: DiscoveryService,
    private readonly scanner?: MetadataScanner,
    private readonly reflector?: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of (this.discovery?.getProviders() ?? []).filter((provider) => provider.instance)) {
      for (const method of this.scanner!.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const types = this.reflector!.get<string[] | undefined>(WITHIN, instance[method]);
        types?.forEach((type) => this.add(type, instance[method].bind(instance) as Reaction));
      }
    }
  }

  add(type: string, reaction: Reaction): void {
    this.byType.set(type, [...(this.byType.get(type) ?? []), reaction]);
  }

  /** Lets everyone react to what was emitted, and to what that emits, until all is said. */
  async run(tx: Tx, emitted: NewEvent[]): Promise<void> {
    for (let heard = 0; heard < emitted.length;) {
      if (heard > MOST) throw new Error('reactions go round in circles');
      const wave = emitted.slice(heard);
      heard = emitted.length;
      for (const type of new Set(wave.map((event) => event.type))) {
        const events = wave.filter((event) => event.type === type);
        for (const reaction of this.byType.get(type) ?? []) await reaction(tx, events);
      }
    }
  }
}
