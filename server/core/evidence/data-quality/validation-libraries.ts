import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that state what data must look like, or check it. Profiles that only describe are not among them. */
const COUNTS =
  /^(?:pandera(?:\.\w+)*\.(?:DataFrameSchema|SeriesSchema|Check(?:\.\w+)?|Column|check_\w+|infer_schema|\w*Model(?:\.\w+)*)|pandera(?:\.\w+)*\(\)\.validate|great_expectations\.[\w.]+|(?:great_expectations|gx)[\w.()[\]]*\.(?:expect_\w+|validate|run_checkpoint)|tensorflow_data_validation\.(?:validate_statistics|validate_examples\w*|infer_schema)|deepchecks\.[\w.]*(?:data_integrity|full_suite|Suite|train_test_validation)\w*|soda\.[\w.]+|cerberus\.Validator|voluptuous\.Schema|pydantic\.(?:TypeAdapter|parse_obj_as|validate_call|create_model)(?:\(\)\.\w+)?|jsonschema\.validate|pointblank\.Validate|frictionless\.validate|cleanlab\.[\w.]+|pydeequ\.[\w.]+)$/;

export default defineDetector({
  considerations: ['data-quality/validation'],
  what: 'call of a schema, expectation suite or data check (Pandera, Great Expectations, TFDV, Deepchecks, Pydantic) in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'data-quality/validation', COUNTS),
});
