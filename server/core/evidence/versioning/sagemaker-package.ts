import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'resources/fit'],
  what: 'model package of a group, which gives each model a version, and the compute that an inference component asks for',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, properties } of sageMaker(stack, 'ModelPackage')) {
      if (isAbsent(properties, 'ModelPackageGroupName')) continue;
      const group = textAt(properties, 'ModelPackageGroupName');
      const span = propertySpan(properties, 'ModelPackageGroupName');
      yield evidence('versioning/version-control', span, `${id} is a version${group === undefined ? '' : ` of ${group}`}`);
    }
    for (const { id, properties, anchor } of sageMaker(stack, 'InferenceComponent')) {
      if (isAbsent(properties, 'Specification', 'ComputeResourceRequirements')) continue;
      yield evidence('resources/fit', anchor, `${id} states the compute it needs`);
    }
  },
});
