import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

export interface Found<M, H> {
  /** Class and method: part of the keys that keep an effect from happening twice, so renaming one is a new handler. */
  name: string;
  meta: M;
  handle: H;
}

/** Methods of all providers that carry a decorator's mark. */
export function discover<M, H>(discovery: DiscoveryService, reflector: Reflector, scanner: MetadataScanner, mark: symbol): Found<M, H>[] {
  const instances = discovery.getProviders().flatMap((provider) => (provider.isDependencyTreeStatic() && provider.instance ? [provider.instance] : []));
  return [...new Set(instances)].flatMap((instance) =>
    scanner.getAllMethodNames(Object.getPrototypeOf(instance) ?? {}).flatMap((method) => {
      const meta = typeof instance[method] === 'function' ? reflector.get<M | undefined>(mark, instance[method]) : undefined;
      return meta === undefined ? [] : [{ name: `${instance.constructor.name}.${method}`, meta, handle: instance[method].bind(instance) as H }];
    }),
  );
}
