import type { AzureMl, AzureMlSpec } from '../../artifacts/azureMl.js';
import { get, isMap, keyText, str, type YamlMap } from '../../artifacts/yaml.js';
import { specsOf } from './azureFix.js';

/** A scheduled monitor of Azure Machine Learning. */
export interface AzureMonitor {
  readonly spec: AzureMlSpec;
  /** The value of `create_monitor`. */
  readonly node: YamlMap;
  /** Empty where the monitor has its three default signals. */
  readonly signals: readonly AzureSignal[];
}

export interface AzureSignal {
  readonly name: string;
  /** `data_drift`, `data_quality` … in lower case; empty where it is not given. */
  readonly type: string;
  readonly node: YamlMap;
}

/** The monitors of a file. Two generations of field names are in use; the signals' are the same in both. */
export function monitorsOf(file: AzureMl): AzureMonitor[] {
  return specsOf(file, 'schedule').flatMap((spec) => {
    const node = get(spec.node, 'create_monitor');
    if (!isMap(node)) return [];
    const signals = get(node, 'monitoring_signals');
    const read = (isMap(signals) ? signals.pairs : []).flatMap((each): AzureSignal[] => {
      const name = keyText(each);
      const own = name === undefined ? undefined : get(signals, name);
      return name === undefined || !isMap(own) ? [] : [{ name, type: (str(get(own, 'type')) ?? '').toLowerCase(), node: own }];
    });
    return [{ spec, node, signals: read }];
  });
}
