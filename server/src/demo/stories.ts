import type { Industry } from '../core/identity/organization.entity';
import type { Teller, Told } from './story';
import { clinic } from './story.clinic';
import { maker } from './story.maker';
import { optician } from './story.optician';
import { sales } from './story.sales';
import { services } from './story.services';

/** A company to learn on for each industry. */
export const STORIES: Record<Industry, (teller: Teller) => Promise<Told>> = { maker, optician, clinic, sales, services };
