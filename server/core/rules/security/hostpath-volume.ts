import { get, items, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

const SOCKET = /(?:^|\/)(?:docker|containerd|crio|cri-dockerd|podman)\.sock$/;
/** Directories whose contents are the node; what lies below them in a folder of its own is not meant. */
const NODE =
  /^(?:\/|\/(?:boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|sys|usr|var)|\/etc\/kubernetes|\/var\/(?:run|lib)|\/var\/lib\/(?:kubelet|docker|containerd|etcd))$/;

export default defineRule({
  id: 'security/hostpath-volume',
  consideration: 'security/protection',
  reads: 'workload',
  severity: 'warning',
  problem: 'The pod mounts a part of its node that gives control over it.',
  remedy: 'Mount only a directory of your own, or use a PersistentVolumeClaim for models and caches.',
  why: 'Who can reach the container runtime or the system directories of a node can run anything on it.',
  sources: [
    { title: 'Kubernetes: hostPath volumes', url: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath' },
    {
      title: 'kube-linter: sensitive-host-mounts',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=sensitive-host-mounts',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-668'],
  fix: 'none',
  examples: {
    bad: deploymentExample(
      'args: ["--model", "/models/scorer"]',
      `volumes:
  - name: docker
    hostPath: {path: /var/run/docker.sock}`,
    ),
    good: deploymentExample(
      'args: ["--model", "/models/scorer"]',
      `volumes:
  - name: models
    hostPath: {path: /data/models}`,
    ),
  },
  *check(workload) {
    for (const volume of items(get(workload.podSpec, 'volumes'))) {
      const hostPath = get(volume, 'hostPath');
      const node = get(hostPath, 'path');
      const path = str(node);
      if (!node || !path) continue;
      const clean = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
      if (SOCKET.test(clean))
        yield finding(pairSpan(hostPath, 'path', node), `\`${path}\` gives the pod the container runtime of its node.`);
      else if (NODE.test(clean))
        yield finding(pairSpan(hostPath, 'path', node), `\`${path}\` of the node is mounted into the pod.`);
    }
  },
});
