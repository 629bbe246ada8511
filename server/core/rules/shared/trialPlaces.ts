/** Words of names and paths where nobody waits for an answer. */
const TRIAL =
  /(?:^|[/_.:-])(?:dev|develop|development|test|tests|testing|staging|stage|stg|sandbox|demo|example|examples|samples?|local|quickstart|tutorials?|playground|poc)(?:[/_.:-]|$)/i;

/** A file that its own name or folder, or a name inside it, calls one for trying things out. */
export function isForTrying(uri: string, ...names: readonly (string | undefined)[]): boolean {
  const nearest = uri.split('/').slice(-2).join('/');
  return (
    TRIAL.test(nearest) || names.some((name) => name !== undefined && TRIAL.test(name.replace(/([a-z0-9])([A-Z])/g, '$1-$2')))
  );
}
