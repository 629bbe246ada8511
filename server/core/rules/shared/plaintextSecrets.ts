import { str, type YamlScalar } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Container, EnvironmentVariable } from '../../container.js';
import { remembered } from '../../remembered.js';
import { isSecretName, isSecretValue } from '../../secretNames.js';
import type { Workload } from '../../serving.js';

/** An environment variable whose credential stands in the manifest. */
export interface PlaintextSecret {
  readonly container: Container;
  readonly variable: EnvironmentVariable;
  readonly value: YamlScalar;
}

/** Environment variables with the name of a credential and a literal value; empty where there is none. */
export const plaintextSecrets = remembered((workload: Workload): readonly PlaintextSecret[] =>
  workload.allContainers.flatMap((container) =>
    container.env.flatMap((variable) => {
      const value = variable.value;
      const text = str(value);
      if (!value || text === undefined || !isSecretName(variable.name) || isPlaceholder(text) || !isSecretValue(text)) return [];
      return [{ container, variable, value }];
    }),
  ),
);
