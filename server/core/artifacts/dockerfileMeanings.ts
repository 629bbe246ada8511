import { hasModelServerImage } from '../catalogue/servers.js';
import { type Container, type EnvironmentVariable, hasModelArguments, readFlags } from '../container.js';
import { parseImage } from '../imageReference.js';
import type { ImageUse, Meanings, ModelReference, ServedContainer, Variable } from '../meanings.js';
import { hubModel } from '../workloadMeanings.js';
import {
  commandOf,
  type Dockerfile,
  type DockerStage,
  finalStage,
  lastOf,
  layersOf,
  pairsOf,
  placeOf,
  rootStage,
} from './dockerfile.js';
import { packageLists } from './dockerfileInstalls.js';
import { bakedModels } from './dockerfileModels.js';
import type { DockerPair } from './dockerfileWords.js';
import type { YamlMap, YamlScalar } from './yaml.js';

type Read = Omit<Dockerfile, 'meanings' | 'aboutModel'>;

/** What a Dockerfile says in common with other kinds. */
export function dockerfileMeanings(dockerfile: Read): Meanings {
  const container = startedContainer(dockerfile);
  return {
    containers: container ? [container] : [],
    images: imagesOf(dockerfile),
    variables: variablesOf(dockerfile),
    models: [...bakedModels(dockerfile), ...(container ? servedModel(dockerfile, container) : [])],
    packages: packageLists(dockerfile),
  };
}

/** Images of `FROM` and `COPY --from=`; stages, `scratch` and what a variable names are none. */
function imagesOf({ stages }: Read): ImageUse[] {
  const images: ImageUse[] = [];
  const last = finalStage({ stages });
  const kept = last && rootStage(last);
  const earlier = new Set(stages.flatMap((s, i) => [s.name ?? '', String(i)]));
  for (const stage of stages) {
    const { image, parent } = stage;
    if (image && !parent && image.text.toLowerCase() !== 'scratch' && !image.text.includes('$')) {
      images.push(baseImage(image.text, image, kept === stage));
    }
    for (const { keyword, flags } of stage.instructions) {
      const from = keyword === 'COPY' ? flags.find((f) => f.name === 'from') : undefined;
      if (!from || from.value === '' || from.value.includes('$') || earlier.has(from.value.toLowerCase())) continue;
      // A name without a tag or a path is as well one of `--build-context`.
      if (!/[:/@]/.test(from.value)) continue;
      images.push(baseImage(from.value, { start: from.end - from.value.length, end: from.end }, false));
    }
  }
  return images;
}

function baseImage(text: string, place: { readonly start: number; readonly end: number }, kept: boolean): ImageUse {
  return {
    reference: parseImage(text),
    role: 'base',
    sidecar: !kept,
    written: {
      value: text,
      span: placeOf(place),
      replace: (to) => (place.end - place.start === text.length ? [{ span: placeOf(place), newText: to }] : []),
    },
  };
}

const ADVICE = 'Hand it over when the container starts, or to one `RUN` with `--mount=type=secret`.';

function variablesOf(dockerfile: Read): Variable[] {
  return dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'ENV' || instruction.keyword === 'ARG'
      ? pairsOf(dockerfile, instruction).flatMap(({ name, value, start, end }): Variable[] =>
          value === undefined ? [] : [{ name, written: { value, span: placeOf({ start, end }) }, advice: ADVICE }],
        )
      : [],
  );
}

/** What the image starts by itself, as far as this file says; a base image may have an entry point of its own. */
function startedContainer(dockerfile: Read): ServedContainer | undefined {
  const stage = finalStage(dockerfile);
  const layers = layersOf(stage);
  const entrypoint = lastOf(layers, 'ENTRYPOINT');
  const command = lastOf(layers, 'CMD');
  if (!stage || (!entrypoint && !command)) return undefined;
  const started = [entrypoint, command].flatMap((i) => (i ? [commandOf(dockerfile, i)] : []));
  // A shell takes no further words.
  const used = started.length === 2 && started[0]!.form === 'shell' ? started.slice(0, 1) : started;
  const args = used.flatMap(({ words }) => words.map((word) => ({ text: word.text, node: scalar(word.text, word) })));
  const anchor = placeOf((command ?? entrypoint)!);
  const container: Container = {
    node: { type: 'map', flow: false, pairs: [], start: anchor.start, end: anchor.end },
    name: stage.name,
    anchor,
    image: imageOf(rootStage(stage)),
    args,
    flags: readFlags(args),
    env: layers.flatMap((i) => (i.keyword === 'ENV' ? pairsOf(dockerfile, i).flatMap(variable) : [])),
    requests: new Map(),
    limits: new Map(),
    accelerators: [],
    framework: undefined,
    servesModel: hasModelServerImage(rootStage(stage).base.repository) || hasModelArguments(args),
  };
  return { container, form: 'dockerfile', workload: undefined, name: 'the image', init: false, partial: true };
}

function imageOf({ image, base }: DockerStage): Container['image'] {
  return image ? { node: scalar(base.raw, image), reference: base } : undefined;
}

function variable(pair: DockerPair): EnvironmentVariable[] {
  if (pair.value === undefined) return [];
  const node: YamlMap = { type: 'map', flow: false, pairs: [], start: pair.nameStart, end: pair.end };
  return [{ name: pair.name, node, value: scalar(pair.value, pair) }];
}

/** The model of the command line, with no edit of YAML's kind. */
function servedModel({ parts }: Read, { container }: ServedContainer): ModelReference[] {
  return hubModel(container, parts[0]!.text).map(({ written, revision, source }) => ({
    written: { value: written.value, span: written.span },
    revision: revision && { value: revision.value, span: revision.span },
    source,
  }));
}

/** A word in the place of a YAML scalar, which is what containers are made of. */
function scalar(value: string, { start, end }: { readonly start: number; readonly end: number }): YamlScalar {
  return { type: 'scalar', value, style: 'plain', start, end };
}
