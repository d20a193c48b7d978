import { objectOf, parseObject, textOf } from './json.ts';

/** The files of assets by the hash under which they are uploaded, from an `*.assets.json`. */
export function readAssetFiles(text: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [hash, file] of Object.entries(objectOf(parseObject(text)?.files) ?? {})) {
    const path = textOf(objectOf(objectOf(file)?.source)?.path);
    if (path !== undefined) files.set(hash, path);
  }
  return files;
}
