import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GuardError } from '../errors.ts';

/** The package whose `cfn-guard` runs the rules. It is large, and installed by who has rules. */
const PACKAGE = '@cdklabs/cdk-validator-cfnguard';

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/**
 * The program `cfn-guard` that is installed.
 * @param places files from which to look for it as Node looks for packages, one after the other
 * @throws GuardError where there is none for this machine
 */
export function findGuard(
  places: readonly string[],
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): string {
  const folder = folderOf(places);
  if (folder === undefined) {
    throw new GuardError(
      `\`--guard\` runs the rules with \`cfn-guard\`, which is not installed; \`npm install --save-dev ${PACKAGE}\` installs it`,
    );
  }
  const [system, processor] = [SYSTEMS[platform], PROCESSORS[arch]];
  const program = join(folder, 'bin', system ?? '', processor ?? '', 'cfn-guard');
  if (!system || !processor || !isExecutable(program)) {
    throw new GuardError(
      `\`${PACKAGE}\` has no \`cfn-guard\` for ${platform} on ${arch}; Linux and macOS on x64 and arm64 have one`,
    );
  }
  return program;
}

function folderOf(places: readonly string[]): string | undefined {
  for (const place of places) {
    try {
      return dirname(createRequire(place).resolve(`${PACKAGE}/package.json`));
    } catch {
      // It may be installed in the next place.
    }
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
