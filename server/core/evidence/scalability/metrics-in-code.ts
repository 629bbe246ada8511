import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** What counts requests or measures them, and offers the numbers to a collector. */
const MEASURES =
  /^(?:prometheus_client\.(?:Counter|Histogram|Summary|Gauge|start_http_server|make_asgi_app|make_wsgi_app)|prometheus_fastapi_instrumentator\.Instrumentator|prometheus_flask_exporter\.\w+|starlette_exporter\.\w+|ray\.util\.metrics\.(?:Counter|Gauge|Histogram)|opentelemetry\.instrumentation\.[\w.]+Instrumentor(?:\(\)\.\w+|\.\w+)?|bentoml\.metrics\.\w+)$/;

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring'],
  what: 'metrics of a service made in its code (Prometheus client, OpenTelemetry, Ray metrics)',
  reads: 'python',
  find: (python) => libraryUse(python, 'scalability/utilisation-monitoring', MEASURES),
});
