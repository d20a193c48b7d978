import { type JsonObject, objectOf, parseObject, textOf } from './json.ts';

/** A stack that an assembly holds. */
export interface StackArtifact {
  readonly id: string;
  /** The template's file in the assembly. */
  readonly templateFile: string;
  /** The construct path of the stack. */
  readonly path: string;
  readonly metadata: JsonObject | undefined;
  /** The file that holds its metadata, where the manifest does not. */
  readonly metadataFile: string | undefined;
}

/** What counts in the manifest of a cloud assembly. */
export interface Manifest {
  readonly stacks: readonly StackArtifact[];
  /** Folders of the assemblies within, one for each stage of the app. */
  readonly nested: readonly string[];
  readonly treeFile: string | undefined;
  /** Files that list the assets of stacks. */
  readonly assetFiles: readonly string[];
}

/**
 * Reads `manifest.json`.
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema-readme.html
 * @returns undefined when the text is no manifest of a cloud assembly
 */
export function readManifest(text: string): Manifest | undefined {
  const manifest = parseObject(text);
  const artifacts = objectOf(manifest?.artifacts);
  if (textOf(manifest?.version) === undefined || !artifacts) return undefined;
  const stacks: StackArtifact[] = [];
  const nested: string[] = [];
  const assetFiles: string[] = [];
  let treeFile: string | undefined;
  for (const [id, value] of Object.entries(artifacts)) {
    const artifact = objectOf(value);
    const properties = objectOf(artifact?.properties);
    const file = textOf(properties?.file);
    switch (artifact?.type) {
      case 'aws:cloudformation:stack': {
        const templateFile = textOf(properties?.templateFile);
        if (templateFile === undefined) break;
        stacks.push({
          id,
          templateFile,
          path: textOf(artifact.displayName) ?? id,
          metadata: objectOf(artifact.metadata),
          metadataFile: textOf(artifact.additionalMetadataFile),
        });
        break;
      }
      case 'cdk:cloud-assembly': {
        const folder = textOf(properties?.directoryName);
        if (folder !== undefined) nested.push(folder);
        break;
      }
      case 'cdk:tree':
        treeFile = file;
        break;
      case 'cdk:asset-manifest':
        if (file !== undefined) assetFiles.push(file);
        break;
      default:
        break;
    }
  }
  return { stacks, nested, treeFile, assetFiles };
}
