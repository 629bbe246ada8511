/**
 * Names under which a JSON file is looked at for a model card: model cards by name, and the names that CycloneDX recommends
 * for a bill of materials (https://cyclonedx.org/specification/overview/: `bom.json`, `*.cdx.json`). A repository holds far
 * too many other JSON files to open each. YAML files are candidates whatever their name. Letter case counts, as it does in the
 * globs by which editors look for the same files (`candidateGlob` of the protocol).
 */
const CARD_JSON = /(?:model.*card|Model.*[Cc]ard|MODEL.*CARD|bom|BOM).*\.json$|\.cdx\.json$/;

/** Whether a JSON file can be a model card by the last segment of its path; its contents decide. */
export function isCardJsonName(name: string): boolean {
  return CARD_JSON.test(name);
}
