import type { Project } from '../../project.js';

const SERVERS = /\b(?:gunicorn|waitress|uwsgi|hypercorn|mod_wsgi|gevent)\b/i;

/** Whether a file of the project names a server that takes the place of Flask's own: a list of packages, a Dockerfile, a chart. */
export function hasProductionServer(project: Project): boolean {
  return project.artifacts.some(({ parts }) => parts.some(({ text }) => SERVERS.test(text)));
}
