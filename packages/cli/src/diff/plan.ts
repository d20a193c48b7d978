import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OpaqueTable, SourceText } from '@leastwise/core';
import { readPlanSides } from '@leastwise/iac';
import { reasonOf } from '@leastwise/project';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { SideFiles } from './sides.ts';

/**
 * The two sides of a Terraform plan: what there is, and what there will be.
 * @param path what `terraform show -json` printed; `-` for standard input
 * @throws InputError when it cannot be read or is no plan
 */
export async function readSidesOfPlan(
  path: string,
  opaque: OpaqueTable,
  io: Io,
): Promise<readonly [SideFiles, SideFiles]> {
  const text = path === '-' ? new TextDecoder().decode(await io.readStdin()) : textAt(path, io);
  const sides = readPlanSides(new SourceText(path === '-' ? '<stdin>' : path, text), opaque);
  if (!sides) {
    throw new InputError(
      `\`${path}\` is no plan of Terraform as JSON; make one with \`terraform show -json PLAN\``,
    );
  }
  const side = (source: (typeof sides)['before']): SideFiles => ({
    sources: new Map([['', source]]),
    notAnalysed: new Map(),
  });
  return [side(sides.before), side(sides.after)];
}

function textAt(path: string, { cwd }: Io): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw new InputError(`cannot read \`${path}\`: ${reasonOf(error)}`, { cause: error });
  }
}
