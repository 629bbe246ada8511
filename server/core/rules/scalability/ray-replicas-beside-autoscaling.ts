import { defineRule, finding, suggestedFix } from '../../rule.js';
import { argSpan, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'scalability/ray-replicas-beside-autoscaling',
  consideration: 'scalability/elastic-serving',
  reads: 'python',
  severity: 'error',
  problem: 'Ray Serve refuses a deployment that has both a number of replicas and an autoscaler.',
  remedy: 'Remove `num_replicas`, or set it to `"auto"`; `initial_replicas` in `autoscaling_config` says how many to begin with.',
  why: 'The decorator raises a `ValueError`, so the module cannot be imported and nothing is served.',
  sources: [
    { title: 'Ray Serve: autoscaling', url: 'https://docs.ray.io/en/latest/serve/autoscaling-guide.html' },
    { title: 'Ray Serve: api.py', url: 'https://github.com/ray-project/ray/blob/master/python/ray/serve/api.py' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import joblib
from ray import serve


@serve.deployment(num_replicas=2, autoscaling_config={"min_replicas": 1, "max_replicas": 8})
class Model:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    async def __call__(self, request):
        return self.model.predict(await request.json()).tolist()


app = Model.bind()
`,
    },
    good: {
      'serve.py': `import joblib
from ray import serve


@serve.deployment(autoscaling_config={"min_replicas": 1, "max_replicas": 8})
class Model:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    async def __call__(self, request):
        return self.model.predict(await request.json()).tolist()


app = Model.bind()
`,
    },
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (call.callee !== 'ray.serve.deployment') continue;
      const replicas = call.arg('num_replicas');
      const scaling = call.arg('autoscaling_config');
      if (!replicas || !scaling || replicas.value.kind !== 'number' || scaling.value.kind === 'none') continue;
      if (scaling.value.kind === 'name' || stringOf(replicas) === 'auto') continue;
      const edit = removeArgumentEdit(call, replicas, partText(artifact, call.part));
      yield finding(
        argSpan(call, replicas),
        '`num_replicas` stands beside `autoscaling_config`, which Ray Serve refuses.',
        edit ? [suggestedFix('Leave the number to the autoscaler', edit)] : [],
      );
    }
  },
});
