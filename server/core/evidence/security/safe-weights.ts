import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Formats that hold numbers and no code. */
const COUNTS = /^safetensors(?:\.\w+)?\.(?:save_file|save_model|load_file|load_model|safe_open)$/;

export default defineDetector({
  considerations: ['security/protection'],
  what: 'weights written or read in the safetensors format in a notebook',
  reads: 'python',
  find: (python) => libraryUse(python, 'security/protection', COUNTS),
});
