import { builds } from './builds';
import type { WebModule } from './core/module';
import { analytics } from './analytics';
import { billing } from './billing';
import { customers } from './customers';
import { fulfillment } from './fulfillment';
import { messaging } from './messaging';
import { parts } from './parts';
import { pipeline } from './pipeline';
import { procurement } from './procurement';
import { scheduling } from './scheduling';
import { settings } from './settings';

/** The row. A module appears with one line here. */
export const modules: WebModule[] = [customers, parts, procurement, builds, fulfillment, billing, pipeline, scheduling, messaging, analytics, settings];
