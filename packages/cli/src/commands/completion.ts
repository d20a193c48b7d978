import { CHECK_DECLARATIONS } from '@leastwise/checks';
import type { RunCommand } from '../arguments/command.ts';
import { COMMANDS } from '../commands.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { pwshCompletion } from '../completion/pwsh.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion, pwsh: pwshCompletion };

/** `leastwise completion` */
export const completion: RunCommand = async (given, io) => {
  const [shell = ''] = given.operands;
  if (!isShell(shell)) {
    const shells = Object.keys(SHELLS);
    const hint = await didYouMean(shell, shells, `there are ${shells.join(', ')}`);
    throw new UsageError(`\`${shell}\` is not a shell that completion is written for; ${hint}`);
  }
  io.stdout.write(
    SHELLS[shell](
      COMMANDS,
      CHECK_DECLARATIONS.map(({ id }) => id),
    ),
  );
  return 0;
};

function isShell(name: string): name is keyof typeof SHELLS {
  return Object.hasOwn(SHELLS, name);
}
