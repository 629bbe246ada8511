import { get, isMap, keyText, num, type YamlMap } from '../../artifacts/yaml.js';
import { removeEntry, setScalar, type TextEdit } from '../../artifacts/yamlEdit.js';
import type { Fix } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, specsOf } from '../shared/azureFix.js';
import { azureEndpointExample } from '../shared/exampleAzureMl.js';
import { offered, ownScalar } from '../shared/offered.js';

const endpoint = (traffic: string) =>
  azureEndpointExample(`auth_mode: aad_token\npublic_network_access: disabled\ntraffic: ${traffic}`);

/** Percent. */
const MOST_MIRRORED = 50;

export default defineRule({
  id: 'integration/azureml-traffic-split',
  consideration: 'integration/service-interface',
  reads: 'azureml',
  severity: 'error',
  problem: 'The traffic of the endpoint is split in a way that Azure does not take.',
  remedy:
    'Let the shares of all deployments add up to 100, or to 0 for an endpoint that is not live; mirror at most 50 % to one deployment.',
  why: 'Azure refuses the update, so the rollout stops with the old split in place.',
  sources: [
    {
      title: 'Azure Machine Learning: online endpoint YAML, traffic and mirror_traffic',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online',
    },
    {
      title: 'Azure Machine Learning: safe rollout, limits of mirrored traffic',
      url: 'https://learn.microsoft.com/azure/machine-learning/how-to-safely-rollout-online-endpoints',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: endpoint('{blue: 90, green: 20}'), good: endpoint('{blue: 90, green: 10}') },
  *check(file) {
    const text = file.parts[0]!.text;
    for (const { node, partial, kubernetes } of specsOf(file, 'onlineEndpoint')) {
      const traffic = get(node, 'traffic');
      if (isMap(traffic) && !partial && traffic.pairs.every(({ key }) => key.type === 'scalar' && key.value !== '<<')) {
        const shares = traffic.pairs.map(({ value }) => num(value));
        const known = shares.filter((share) => share !== undefined);
        const sum = known.reduce((total, share) => total + share, 0);
        const whole = known.length === shares.length && known.length > 0;
        if (whole && sum !== 0 && sum !== 100)
          yield finding(keySpan(node, 'traffic'), `The traffic adds up to ${sum} %.`, restToLast(text, traffic, sum));
      }
      const mirrored = get(node, 'mirror_traffic');
      if (!isMap(mirrored)) continue;
      const place = keySpan(node, 'mirror_traffic');
      if (kubernetes && mirrored.pairs.length > 0)
        yield finding(
          place,
          'Kubernetes endpoints mirror no traffic.',
          offered('Remove `mirror_traffic`', removeEntry(text, node, 'mirror_traffic')),
        );
      else if (mirrored.pairs.length > 1) {
        const names = mirrored.pairs.map((each) => `\`${keyText(each) ?? ''}\``).join(', ');
        yield finding(place, `Traffic is mirrored to ${names}, and one deployment can take it.`);
      } else {
        const share = num(mirrored.pairs[0]?.value);
        if (share !== undefined && share > MOST_MIRRORED)
          yield finding(
            place,
            `${share} % of the traffic is mirrored, and 50 % can be.`,
            offered('Mirror 50 %', setTo(text, mirrored, 0, MOST_MIRRORED)),
          );
      }
    }
  },
});

/** The last deployment takes what the others leave, where they leave something. */
function restToLast(text: string, traffic: YamlMap, sum: number): Fix[] {
  const last = traffic.pairs.length - 1;
  const own = traffic.pairs[last]!;
  const rest = 100 - (sum - (num(own.value) ?? 0));
  const fits = Number.isInteger(rest) && rest > 0 && rest <= 100;
  return fits ? offered(`Give \`${keyText(own) ?? ''}\` ${rest} %`, setTo(text, traffic, last, rest)) : [];
}

function setTo(text: string, map: YamlMap, index: number, value: number): TextEdit[] {
  const own = ownScalar(map, keyText(map.pairs[index]!) ?? '');
  return own ? setScalar(text, own, String(value)) : [];
}
