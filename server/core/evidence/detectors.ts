// Written by `npm run generate` from what stands in this folder.
import type { Detector } from '../rule.js';
import anyCardSections from './any/card-sections.js';

/** Every detector, by challenge and name. */
export const detectors: readonly Detector[] = [
  anyCardSections,
];
