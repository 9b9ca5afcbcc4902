import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

/** A part whose code comes when it is first shown: `const Ask = later(async () => (await import('./Ask')).Ask)`. Nothing else on the page waits for it. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, meanwhile: ReactNode = null): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  return (props: P) => (
    <Suspense fallback={meanwhile}>
      <Part {...props} />
    </Suspense>
  );
}
