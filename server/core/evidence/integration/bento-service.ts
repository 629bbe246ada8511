import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface', 'versioning/version-control'],
  what: 'BentoML service, and the versions of the models it is built with',
  reads: 'bento',
  *find({ service, models, templated }) {
    if (templated) return;
    if (service) yield evidence('integration/service-interface', service.span, `BentoML service ${service.value.slice(0, 80)}`);
    const first = models[0];
    if (first && models.every(({ value }) => /:(?!latest$)[\w.-]+$/.test(value)))
      yield evidence('versioning/version-control', first.span, `${models.length} models by their version`);
  },
});
