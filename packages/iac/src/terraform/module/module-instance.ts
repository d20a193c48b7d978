import { relative } from 'node:path';
import type { Range } from '@leastwise/core';
import { attempt, evaluate } from '../evaluate/evaluate.ts';
import { Scope } from '../evaluate/scope.ts';
import { attributeOf } from '../provider/attribute-of.ts';
import type { Block } from '../syntax/ast.ts';
import type { Presence, TerraformResource } from '../terraform-resource.ts';
import { toValue } from '../value/to-node.ts';
import { unknown } from '../value/unknowns.ts';
import { Fault, type NamespaceValue, text, type Value } from '../value/value.ts';
import { bodyNode } from './block-body.ts';
import { computedData } from './computed-data.ts';
import { addressOf, argumentOf, type Configuration, type ResourceBlock } from './configuration.ts';
import { type Instances, instancesOf } from './instances.ts';
import { loadedModule, moduleSource } from './module-source.ts';
import { Lazy, type Run } from './run.ts';
import { converted } from './variable-types.ts';

/** How a module is called. */
export interface ModuleCall {
  /** `module.network["eu"]`; empty for the root module. */
  readonly address: string;
  /** The names of the calls that lead to it, from the root module on. */
  readonly path: readonly string[];
  readonly presence?: Presence;
  /** The variables that are given, computed where they are given. */
  readonly given: ReadonlyMap<string, () => Value>;
  /** The folders of the modules that call it, to notice one that calls itself. */
  readonly callers: readonly string[];
}

/** A block of which there is nothing. */
export interface AbsentBlock {
  /** The names of the calls that lead to its module, from the root module on. */
  readonly path: readonly string[];
  /** Within its module: `aws_iam_role.app`, `module.network`. */
  readonly address: string;
}

/** One instance of a module: its variables, locals, resources, calls and outputs, each computed when asked for. */
export class ModuleInstance {
  readonly scope: Scope;
  readonly #run: Run;
  readonly #configuration: Configuration;
  readonly #call: ModuleCall;
  readonly #values = new Map<string, Lazy<Value>>();
  readonly #resources = new Map<ResourceBlock, Lazy<Instances<Lazy<TerraformResource>>>>();
  readonly #modules = new Map<string, Lazy<Instances<ModuleInstance> | undefined>>();

  constructor(run: Run, configuration: Configuration, call: ModuleCall) {
    this.#run = run;
    this.#configuration = configuration;
    this.#call = call;
    this.scope = new Scope(run.context, run.files, (name, range) => this.#name(name, range));
  }

  /** Every resource of the module and of those that it calls. */
  *resources(): Generator<TerraformResource> {
    for (const resource of this.#configuration.resources) {
      const { block, type } = resource;
      for (const { it } of this.#noting(block, () => this.#instances(resource), type)?.all ?? []) {
        const found = this.#noting(block, () => it.get(), type);
        if (found) yield found;
      }
    }
    for (const [name, block] of this.#configuration.modules) {
      for (const { it } of this.#noting(block, () => this.#calls(name, block))?.all ?? [])
        yield* it.resources();
    }
  }

  /** The blocks of the module, and of those that it calls, of which there is nothing here. */
  absent(): AbsentBlock[] {
    const { path } = this.#call;
    const found: AbsentBlock[] = [];
    for (const resource of this.#configuration.resources) {
      if (resource.mode === 'data') continue;
      const made = attempt(() => this.#instances(resource));
      if ('value' in made && made.value.all.length === 0) found.push({ path, address: addressOf(resource) });
    }
    for (const [name, block] of this.#configuration.modules) {
      const made = attempt(() => this.#calls(name, block));
      if (!('value' in made) || !made.value) continue;
      if (made.value.all.length === 0) found.push({ path, address: `module.${name}` });
      for (const { it } of made.value.all) found.push(...it.absent());
    }
    return found;
  }

  /**
   * The resources of a block of the module or of one that it calls.
   * @param path the names of the calls that lead to the block's module from here
   */
  *resourcesOf([name, ...path]: readonly string[], address: string): Generator<TerraformResource> {
    const { modules, byAddress } = this.#configuration;
    const called = name ?? /^module\.(.*)/s.exec(address)?.[1];
    const block = called === undefined ? undefined : modules.get(called);
    if (block) {
      const calls = attempt(() => this.#calls(called!, block));
      for (const { it } of ('value' in calls && calls.value?.all) || []) {
        yield* name === undefined ? it.resources() : it.resourcesOf(path, address);
      }
      return;
    }
    const resource = byAddress.get(address);
    const made = resource && attempt(() => this.#instances(resource));
    for (const { it } of made && 'value' in made ? made.value.all : []) {
      const found = attempt(() => it.get());
      if ('value' in found) yield found.value;
    }
  }

  /** What a block gives; where that cannot be computed at all, the block is noted. */
  #noting<T>({ headRange, labels }: Block, act: () => T, resourceType?: string): T | undefined {
    const result = attempt(act);
    if ('value' in result) return result.value;
    const name = this.#named(labels.map(({ text: label }) => label).join('.'));
    this.#run.note(headRange, `\`${name}\`: ${result.fault.message}`, resourceType);
    return undefined;
  }

  /** A name with the module that it is in, for people. */
  #named(name: string): string {
    return this.#call.address ? `${this.#call.address}.${name}` : name;
  }

  /** What a name means in the module, `each` and its like aside. */
  #name(name: string, range: Range): Value {
    const namespace = (get: NamespaceValue['get']): NamespaceValue => ({
      kind: 'namespace',
      name,
      get,
      range,
    });
    switch (name) {
      case 'var':
        return namespace((variable, at) => this.#variable(variable, at));
      case 'local':
        return namespace((local, at) => this.#local(local, at));
      case 'module':
        return namespace((called, at) => this.#module(called, at));
      case 'data':
        return namespace((type) => this.#resourcesOf('data', type, range));
      case 'path':
        return namespace((what, at) => this.#path(what, at));
      case 'terraform':
      case 'tofu':
        return namespace((what, at) => unknown(`terraform.${what}`, 'only running Terraform decides it', at));
      case 'each':
      case 'count':
      case 'self':
        throw new Fault(`there is no \`${name}\` here`);
      default:
        return this.#resourcesOf('managed', name, range);
    }
  }

  #resourcesOf(mode: 'managed' | 'data', type: string, range: Range): Value {
    const prefix = mode === 'data' ? 'data.' : '';
    const get = (name: string): Value => {
      const address = addressOf({ mode, type, name });
      const resource = this.#configuration.byAddress.get(address);
      if (!resource) throw new Fault(`there is no \`${address}\` in this module`);
      return this.#instances(resource).value;
    };
    return { kind: 'namespace', name: `${prefix}${type}`, get, range };
  }

  #path(what: string, range: Range): Value {
    const { root } = this.#run;
    if (what === 'root') return text('.', range);
    if (what === 'module') {
      const path = relative(root, this.#configuration.folder).replaceAll('\\', '/');
      return text(path === '' ? '.' : path, range);
    }
    return unknown(`path.${what}`, 'only running Terraform decides it', range);
  }

  #remembered(name: string, range: Range, compute: () => Value): Value {
    let value = this.#values.get(name);
    if (!value) {
      value = new Lazy(() => this.#run.computing(this.#named(name), range, compute));
      this.#values.set(name, value);
    }
    return value.get();
  }

  #variable(name: string, range: Range): Value {
    const block = this.#configuration.variables.get(name);
    if (!block) throw new Fault(`there is no variable \`${name}\` in this module`);
    return this.#remembered(`var.${name}`, range, () => {
      const given = this.#call.given.get(name)?.();
      const fallback = (): Value | undefined => block.default && evaluate(block.default, this.scope);
      const value = given?.kind === 'null' && !block.isNullable ? fallback() : (given ?? fallback());
      if (!value) return unknown(this.#named(`var.${name}`), `variable \`${name}\` has no default`, range);
      // Whoever calls a module that is read by itself, or applies it, may give something.
      if (value.kind === 'null' && !given && this.#call.callers.length === 0) {
        return { ...value, variable: name };
      }
      return block.type
        ? converted(value, block.type, (expression) => evaluate(expression, this.scope))
        : value;
    });
  }

  #local(name: string, range: Range): Value {
    const local = this.#configuration.locals.get(name);
    if (!local) throw new Fault(`there is no local value \`${name}\` in this module`);
    return this.#remembered(`local.${name}`, range, () => evaluate(local.value, this.scope));
  }

  /** The value of an output. @throws Fault when there is none */
  output(name: string, range: Range): Value {
    const value = this.#configuration.outputs.get(name);
    const expression = value && argumentOf(value.body, 'value');
    if (!expression) throw new Fault(`\`${this.#call.address}\` has no output \`${name}\``);
    return this.#remembered(`output.${name}`, range, () => evaluate(expression, this.scope));
  }

  #instances(resource: ResourceBlock): Instances<Lazy<TerraformResource>> {
    let instances = this.#resources.get(resource);
    if (!instances) {
      const { block } = resource;
      const address = this.#named(addressOf(resource));
      instances = new Lazy(() =>
        this.#run.computing(address, block.headRange, () =>
          instancesOf<Lazy<TerraformResource>>({
            address,
            block,
            scope: this.scope,
            make: (key, scope, presence) => this.#resource(resource, address, key, scope, presence),
            valueOf: (instance) => this.#reference(instance, addresses.get(instance)!, block.headRange),
            note: (range, reason) => this.#run.note(range, reason, resource.type),
          }),
        ),
      );
      this.#resources.set(resource, instances);
    }
    return instances.get();
  }

  #resource(
    { mode, type, name, block }: ResourceBlock,
    blockAddress: string,
    key: string | number | undefined,
    scope: Scope,
    presence: Presence | undefined,
  ): Lazy<TerraformResource> {
    const { opaque } = this.#run.context;
    const address = blockAddress + (key === undefined ? '' : `[${opaque.show(JSON.stringify(key))}]`);
    const whole = together(this.#call.presence, presence);
    const resource = new Lazy(
      (): TerraformResource =>
        this.#run.computing(address, block.headRange, () => ({
          address,
          mode,
          type,
          name,
          module: this.#call.address,
          ...(key !== undefined && { key }),
          body: bodyNode(block.body, address, scope),
          range: block.range,
          idRange: block.labels[1]?.range ?? block.headRange,
          ...(whole && { presence: whole }),
        })),
    );
    addresses.set(resource, address);
    return resource;
  }

  #reference(resource: Lazy<TerraformResource>, name: string, range: Range): Value {
    const { opaque } = this.#run.context;
    const get = (attribute: string, at: Range): Value => {
      const it = resource.get();
      const computed = it.mode === 'data' ? computedData(it, attribute, this.scope, at) : undefined;
      return computed ?? toValue(attributeOf({ resource: it, attribute, range: at, opaque }), opaque);
    };
    return { kind: 'namespace', name, get, range };
  }

  #module(name: string, range: Range): Value {
    const block = this.#configuration.modules.get(name);
    if (!block) throw new Fault(`there is no \`module.${name}\` in this module`);
    const calls = this.#calls(name, block);
    if (calls) return calls.value;
    const address = this.#named(`module.${name}`);
    return unknown(address, `the module \`${address}\` is not analysed`, range);
  }

  /** The instances of a called module; undefined when it is not analysed, which is noted. */
  #calls(name: string, block: Block): Instances<ModuleInstance> | undefined {
    let calls = this.#modules.get(name);
    if (!calls) {
      calls = new Lazy(() => this.#expandCall(name, block));
      this.#modules.set(name, calls);
    }
    return calls.get();
  }

  #expandCall(name: string, block: Block): Instances<ModuleInstance> | undefined {
    const address = this.#named(`module.${name}`);
    const configuration = this.#configurationOf(address, block);
    if (!configuration) return undefined;
    const callers = [...this.#call.callers, this.#configuration.folder];
    return this.#run.computing(address, block.headRange, () =>
      instancesOf<ModuleInstance>({
        address,
        block,
        scope: this.scope,
        make: (key, scope, presence) => {
          const { opaque } = this.#run.context;
          const instance = address + (key === undefined ? '' : `[${opaque.show(JSON.stringify(key))}]`);
          const given = new Map(
            block.body.attributes.map(({ name: variable, value }) => [
              variable,
              () => evaluate(value, scope),
            ]),
          );
          const whole = together(this.#call.presence, presence);
          const path = [...this.#call.path, name];
          const call = { address: instance, path, given, callers, ...(whole && { presence: whole }) };
          return new ModuleInstance(this.#run, configuration, call);
        },
        valueOf: (instance) => ({
          kind: 'namespace',
          name: address,
          get: (output, at) => instance.output(output, at),
          range: block.headRange,
        }),
        note: (range, reason) => this.#run.note(range, reason),
      }),
    );
  }

  /** The configuration of a called module; undefined when it is not analysed, which is noted. */
  #configurationOf(address: string, block: Block): Configuration | undefined {
    const { folder } = this.#configuration;
    const path = [...this.#call.path, block.labels[0]?.text ?? ''];
    const source = moduleSource(block, folder, [...this.#call.callers, folder], (from) =>
      this.#run.installed.folderOf(path, from),
    );
    const found = 'folder' in source ? loadedModule(this.#run.loader, source.folder) : source;
    if (!('reason' in found)) return found;
    const range = argumentOf(block.body, 'source')?.range ?? block.headRange;
    this.#run.note(range, `module \`${address}\`: ${found.reason}`);
    return undefined;
  }
}

/** The addresses of resources that are not computed yet. */
const addresses = new WeakMap<Lazy<TerraformResource>, string>();

function together(outer: Presence | undefined, inner: Presence | undefined): Presence | undefined {
  if (!outer || !inner) return outer ?? inner;
  return {
    reason: inner.reason,
    guards: [...outer.guards, ...inner.guards],
    repeats: outer.repeats || inner.repeats,
  };
}
