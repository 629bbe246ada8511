import { setProperty } from '../../artifacts/properties.js';
import { isTrue, knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_CONFIG } from '../shared/torchServeSources.js';

export default defineRule({
  id: 'versioning/torchserve-installs-at-load',
  consideration: 'versioning/version-control',
  reads: 'torchserveConfig',
  severity: 'info',
  problem: 'Packages are installed when a model is loaded.',
  remedy: 'Build an image that holds the packages, and leave `install_py_dep_per_model` out.',
  why: 'Two pods of one deployment can run different versions, and no model loads while the package index is away.',
  sources: [TORCHSERVE_CONFIG],
  standards: ['OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}install_py_dep_per_model=true\n` },
    good: { 'config.properties': `${SERVER}install_py_dep_per_model=false\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'install_py_dep_per_model');
    if (!property || !isTrue(property)) return;
    const fix = suggestedFix('Install nothing at load', ...inPart(setProperty(config.parts[0]!.text, property, 'false')));
    yield finding(valueSpan(property), '', [fix]);
  },
});
