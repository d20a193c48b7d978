import type { DeclaredResource, PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';

/** Constructs that CDK adds by itself and that nobody grants anything on. */
const OF_THE_FRAMEWORK =
  /\/(?:AWS[0-9a-f]{32}|BucketNotificationsHandler|Custom::|CustomResource|LogRetention|framework-on)/;

/** The resources of some types that the app declares, but for those of the policy's own construct. */
export function siblingResources(
  types: readonly string[],
  subject: PolicyInContext,
  { source }: CheckContext,
): readonly DeclaredResource[] {
  const own = ownerPath(subject.owner);
  return source.resources.filter((resource) => {
    const path = resource.constructPath ?? '';
    if (!types.includes(resource.type) || OF_THE_FRAMEWORK.test(path)) return false;
    return own === undefined || !`${path}/`.startsWith(`${own}/`);
  });
}

/** `Stack/Exporter` for `Stack/Exporter/ServiceRole/DefaultPolicy/Resource`. */
function ownerPath(owner: DeclaredResource | undefined): string | undefined {
  return owner?.constructPath?.replace(
    /(?:\/(?:Service|Execution|Task)?Role)?(?:\/DefaultPolicy)?\/Resource$/,
    '',
  );
}
