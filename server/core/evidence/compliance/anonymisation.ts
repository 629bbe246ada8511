import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that take people out of the data, or keep them from being found in it. */
const COUNTS =
  /^(?:presidio_(?:analyzer|anonymizer|structured)\.\w+\(\)\.(?:analyze|anonymize)\w*|opacus\.PrivacyEngine(?:\(\)\.\w+)?|tensorflow_privacy\.[\w.]+|diffprivlib\.(?:models|mechanisms|tools)\.[\w.]+|scrubadub\.(?:clean|Scrubber\(\)\.clean)|(?:sdv|ctgan)\.[\w.]+\(\)\.sample)$/;

export default defineDetector({
  considerations: ['compliance/data-protection'],
  what: 'personal data detected, masked or protected (Presidio, Opacus, diffprivlib, scrubadub) in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'compliance/data-protection', COUNTS),
});
