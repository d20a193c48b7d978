/** Names of folders that hold a folder for each organizational unit. */
export const UNITS = /^(ous?|organi[sz]ational[-_ ]?units?)$/i;

/** Names of folders between those of units that say what is in them and are no units themselves. */
const KINDS =
  /^([sr]cps?|(service|resource)[-_ ]?control[-_ ]?polic(y|ies)|polic(y|ies)|guardrails?|ous?|organi[sz]ational[-_ ]?units?|children)$/i;

/**
 * Where in the organization a policy is attached by the folders that it lies in: `ou/Workloads/Prod/deny.json` is at
 * `/Workloads/Prod`. Undefined where no folder says that what is in it are organizational units.
 * @param path as far as its names are the team's own, with the name of the file
 */
export function placeInOrganization(path: string): string | undefined {
  const folders = path.split(/[\\/]/).slice(0, -1);
  const marker = folders.findIndex((name) => UNITS.test(name));
  if (marker === -1) return undefined;
  const [first, ...rest] = folders.slice(marker + 1).filter((name) => !KINDS.test(name));
  if (first === undefined) return '/';
  return `/${(/^root$/i.test(first) ? rest : [first, ...rest]).join('/')}`;
}
