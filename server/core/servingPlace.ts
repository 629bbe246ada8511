import type { Artifact } from './artifacts/artifact.js';
import { meaningsOf } from './meaningsOf.js';
import type { Span } from './model.js';
import { remembered } from './remembered.js';

/**
 * Where a file that puts a model into service says so, Kubernetes manifests apart: the place at which the project is asked for
 * what nothing shows. Undefined for files that serve nothing or only configure a server that another file starts, and for templates and broken texts: what those lack proves nothing.
 */
export const servingPlace = remembered((artifact: Artifact): Span | undefined => {
  if (artifact.templated || artifact.problems.length > 0 || artifact.aboutModel === false) return undefined;
  switch (artifact.kind) {
    case 'cloudformation':
      return artifact.resources.find((r) => !r.partial && SAGEMAKER_SERVING.test(r.type))?.anchor;
    case 'azureml':
      return artifact.specs.find((s) => !s.partial && AZURE_SERVING.has(s.type))?.anchor;
    case 'compose':
      return meaningsOf(artifact).containers?.find((c) => c.container.servesModel && !c.partial)?.container.anchor;
    case 'databricks':
      return artifact.resources.find((r) => !r.partial && r.type === 'model_serving_endpoints')?.anchor;
    case 'python-script':
      return artifact.use.serves ? START : undefined;
    case 'bento':
    case 'cog':
    case 'ray-serve':
      return START;
    default:
      return undefined;
  }
});

const START: Span = { part: 0, start: 0, end: 0 };
const SAGEMAKER_SERVING = /^AWS::SageMaker::(?:Endpoint|EndpointConfig|InferenceComponent)$/;
const AZURE_SERVING: ReadonlySet<string> = new Set(['onlineEndpoint', 'onlineDeployment', 'batchEndpoint', 'batchDeployment']);
