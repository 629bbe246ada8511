import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { isService, madeServices } from '../../references.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { ofKinds } from '../../rules/shared/places.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'Service that selects the pods of the model server, or a platform that puts the model behind a Service of its own: KServe, Ray, Seldon, Knative, NIM',
  reads: 'project',
  *find(project) {
    for (const { manifests, workload } of project.workloads) {
      if (workload.form !== 'kserve' || workload.component !== 'predictor' || workload.partial) continue;
      const version = get(workload.podSpec, 'model', 'protocolVersion');
      const note = version ? `KServe inference protocol ${str(version)}` : 'InferenceService behind its own route';
      yield at(manifests, evidence('integration/service-interface', version ? spanOf(version) : workload.anchor, note));
    }
    const told = new Set<KubeObject>();
    for (const { manifests, workload } of project.workloads) {
      const { object, form, serves } = workload;
      const made = form === 'kserve' || object.partial || !serves || told.has(object) ? undefined : madeServices(workload)[0];
      if (made === undefined) continue;
      told.add(object);
      yield at(manifests, evidence('integration/service-interface', object.anchor, `${object.kind} behind a Service of its own`));
    }
    for (const { manifests, object } of ofKinds(project, 'Service')) {
      if (!isService(object)) continue;
      const behind = project.relations.workloadsOf(object).find((w) => w.serves);
      if (behind)
        yield at(
          manifests,
          evidence('integration/service-interface', object.anchor, `Service in front of ${behind.object.name}`),
        );
    }
  },
});
