import { table } from '../../table.js';

/** Identifiers of SPDX by the Hub's, where one says just what the other says; of the GPL's two nobody can tell which is meant. */
export const spdxIds: Readonly<Record<string, string>> = table({
  mit: 'MIT',
  'apache-2.0': 'Apache-2.0',
  'bsd-2-clause': 'BSD-2-Clause',
  'bsd-3-clause': 'BSD-3-Clause',
  'mpl-2.0': 'MPL-2.0',
  isc: 'ISC',
  unlicense: 'Unlicense',
});
