export { decodeText, type TextFile } from './discover/text-files.ts';
export { InputError, type InputErrorCode } from './input-error.ts';
export { type ReadSourceOptions, readSource } from './read-source.ts';
export { type ReadSourcesOptions, readSources, type Sources } from './read-sources.ts';
