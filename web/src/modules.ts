import type { WebModule } from './core/module';

/** The row. A module appears with one line here. */
export const modules: WebModule[] = [
];
