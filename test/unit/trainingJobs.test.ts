import assert from 'node:assert/strict';
import { lintFiles, ROOT } from '../lintFiles.js';

function job(image: string, command: string, gpu: boolean, kind = 'Job'): string {
  const spec = `template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: ${image}
          command: ${command}
          resources: {limits: {memory: 8Gi${gpu ? ', nvidia.com/gpu: 1' : ''}}}
`;
  if (kind === 'Deployment')
    return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: nightly}\nspec:\n  selector: {matchLabels: {app: a}}\n  ${spec}`;
  return `apiVersion: batch/v1\nkind: Job\nmetadata: {name: nightly}\nspec:\n  ${spec}`;
}

const workloads = (text: string) =>
  lintFiles({ 'job.yaml': text })
    .project(ROOT)
    .workloads.map(({ workload }) => workload);

describe('a batch job', () => {
  it('that trains by its command and has an accelerator is a workload that serves nobody', () => {
    for (const command of [
      '[torchrun, --nproc_per_node=8, main.py]',
      '["/opt/conda/bin/torchrun", main.py]',
      '[accelerate, launch, --num_processes, "4", main.py]',
      '[deepspeed, main.py]',
      '[python, train.py]',
      '["python3", "-u", "/app/src/train_lora.py", "--epochs", "3"]',
      '[python, -m, scorer.training.run_finetune]',
      '[python3.11, -m, torch.distributed.run, main.py]',
      '["sh", "-c", "pip install -e . && python fine_tune.py --lr=\'3e-4\'"]',
    ]) {
      const found = workloads(job('registry.northwind.example/main:1.4', command, true));
      assert.deepEqual(
        found.map((w) => [w.serves, w.containers[0]!.servesModel]),
        [[false, true]],
        command,
      );
      assert.deepEqual(workloads(job('registry.northwind.example/main:1.4', command, false)), [], command);
    }
  });

  it('in an image of a framework is one', () => {
    for (const image of [
      'pytorch/pytorch:2.9.0-cuda12.8-cudnn9-runtime',
      'docker.io/pytorch/pytorch',
      'nvcr.io/nvidia/pytorch:25.10-py3',
      'nvcr.io/nvidia/nemo:25.09',
      'tensorflow/tensorflow:2.20.0-gpu',
      'tensorflow/tensorflow:2.20.0-gpu-jupyter',
      'huggingface/transformers-pytorch-gpu:4.57.0',
    ])
      assert.equal(workloads(job(image, '[python, main.py]', false)).length, 1, image);
  });

  it('of anything else is none', () => {
    const cases: [string, string][] = [
      ['nvidia/cuda:13.0.0-base-ubuntu24.04', '[nvidia-smi]'],
      ['registry.northwind.example/trains:1.4', '[python, timetable.py]'],
      ['registry.northwind.example/main:1.4', '[python, -c, "import train"]'],
      ['registry.northwind.example/main:1.4', '[python, restrain.py, train.py]'],
      ['tensorflow/tensorflow:2.20.0', '[python, main.py]'],
      ['registry.northwind.example/pytorch/pytorch-docs:1.0', '[make, html]'],
      ['registry.northwind.example/main:1.4', '[ffmpeg, -i, in.mp4]'],
    ];
    for (const [image, command] of cases) assert.deepEqual(workloads(job(image, command, true)), [], `${image} ${command}`);
    assert.deepEqual(workloads(job('pytorch/pytorch:2.9.0', '[sleep, infinity]', false, 'Deployment')), []);
  });
});
