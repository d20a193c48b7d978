import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { closed, publishedSchema } from '../../../report/test/json-schema.ts';
import { neverSeen } from '../../../report/test/seen-properties.ts';
import { leastwise, type World } from '../command-line.ts';

/** Characters that stand for unknown text inside, and are written out for people and programs. */
const OPAQUE = /[\ue000-\uf8ff]/;

/** Runs command lines with `--format json`, and holds what each writes to the published schema of its command. */
export class Outputs {
  readonly all: Record<string, unknown>[] = [];
  readonly #schema: ReturnType<typeof publishedSchema>;
  readonly #validate: ReturnType<Ajv['compile']>;

  /** @param file the schema's */
  constructor(file: string) {
    this.#schema = publishedSchema(file);
    this.#validate = new Ajv({ allErrors: true, strictTypes: false }).compile(closed(this.#schema));
  }

  /** What a command line writes, which is what the schema says, and nothing more. */
  async of<Output = Record<string, unknown>>(argv: readonly string[], world: World): Promise<Output> {
    const { stdout, stderr } = await leastwise([...argv, '--format', 'json'], world);
    if (stdout === '') throw new Error(`${argv.join(' ')}: ${stderr}`);
    this.hold(stdout, argv.join(' '));
    return this.all.at(-1) as Output;
  }

  /** Holds what was written to the schema. */
  hold(text: string, name: string): void {
    expect(text, name).not.toMatch(OPAQUE);
    const output = JSON.parse(text);
    this.#validate(output);
    expect(this.#validate.errors, name).toBe(null);
    this.all.push(output);
  }

  /** Properties that the schema describes and that no output has had. */
  neverSeen(): readonly string[] {
    return neverSeen(this.#schema, this.all);
  }

  /** The values that a property of the whole has had, and those that the schema describes. */
  valuesOf(property: string): { readonly seen: readonly unknown[]; readonly described: readonly unknown[] } {
    const { properties = {}, definitions = {} } = this.#schema;
    const { $ref, enum: own } = properties[property]!;
    const described = own ?? definitions[$ref!.split('/').at(-1)!]!.enum!;
    const seen = new Set(this.all.map((output) => output[property]));
    return { seen: [...seen].sort(), described: [...described].sort() };
  }
}
