import { resolve } from 'node:path';
import { FORMATS, type FormatName } from '@leastwise/report';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';

/** One report to write. */
export interface PlannedOutput {
  readonly format: FormatName;
  /** The file to write, absolute; absent for standard output. */
  readonly file?: string;
}

const FORMAT = new RegExp(`^(${Object.keys(FORMATS).join('|')})=(.+)$`, 's');

/**
 * Which format goes where: `--output FORMAT=FILE` sends one format to a file, `--output FILE` the only one; what has
 * no file goes to standard output, which takes one.
 * @throws UsageError when it is not clear
 */
export async function planOutputs(given: Arguments, cwd: string): Promise<PlannedOutput[]> {
  const formats = [...new Set(given.values('format'))] as FormatName[];
  const files = new Map<FormatName, string>();
  for (const output of given.values('output')) {
    const named = FORMAT.exec(output);
    if (!named) await requireFile(output);
    const format = named
      ? (named[1] as FormatName)
      : formats.length > 1
        ? undefined
        : (formats[0] ?? 'pretty');
    if (!format) {
      throw new UsageError(
        `\`--output ${output}\` does not say which format it is for; write \`--output ${formats[0]}=${output}\``,
      );
    }
    if (files.has(format)) throw new UsageError(`\`--output\` names two files for ${format}; name one`);
    files.set(format, resolve(cwd, named?.[2] ?? output));
  }
  const rest = formats.filter((format) => !files.has(format));
  if (rest.length > 1) {
    throw new UsageError(
      `${rest.join(' and ')} cannot both go to standard output; give one a file: \`--output ${rest[1]}=FILE\``,
    );
  }
  const toFiles = [...files].map(([format, file]) => ({ format, file }));
  // Who sends one format to a file still wants to see what was found, unless it is the only one asked for.
  const seen: FormatName | undefined =
    rest[0] ?? (formats.length === 0 && !files.has('pretty') ? 'pretty' : undefined);
  return seen ? [{ format: seen }, ...toFiles] : toFiles;
}

/**
 * A misspelt format would make a file of an odd name, with another format in it.
 * @throws UsageError for what looks like a format and a file, and is none
 */
async function requireFile(output: string): Promise<void> {
  const [, format, file] = /^([a-z][\w-]*)=(.*)$/s.exec(output) ?? [];
  if (format === undefined) return;
  const formats = Object.keys(FORMATS);
  if (file === '' && formats.includes(format)) {
    throw new UsageError(`\`--output ${output}\` names no file; write \`--output ${format}=FILE\``);
  }
  const hint = await didYouMean(format, formats, `choose from ${formats.join(', ')}`);
  throw new UsageError(
    `\`${format}\` of \`--output ${output}\` is not a format; ${hint} (a file of this name is \`./${output}\`)`,
  );
}
