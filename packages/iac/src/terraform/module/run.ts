import { OpaqueTable, type PolicyProblem, type Range } from '@leastwise/core';
import { Budget } from '../evaluate/budget.ts';
import { type Context, Doubts, type ReadableFiles } from '../evaluate/scope.ts';
import type { NotEvaluated } from '../terraform-resource.ts';
import { Fault } from '../value/value.ts';
import { InstalledModules } from './installed-modules.ts';
import type { ModuleLoader } from './module-loader.ts';

/** A part that is not analysed. */
interface Note {
  readonly range: Range;
  readonly reason: string;
  /** The type of the resource that it is about. */
  readonly resourceType?: string;
}

/** Evaluating one root module: what all its modules share. */
export class Run {
  readonly loader: ModuleLoader;
  readonly files: ReadableFiles;
  /** The folder of the root module, as an absolute path. */
  readonly root: string;
  readonly installed: InstalledModules;
  readonly context: Context;
  readonly problems: PolicyProblem[] = [];
  readonly #noted = new Map<string, Note>();
  /** What is being computed, to notice what refers to itself. */
  readonly #computing: string[] = [];

  constructor(
    loader: ModuleLoader,
    files: ReadableFiles,
    root: string,
    opaque = new OpaqueTable(),
    context: Context = { opaque, budget: new Budget(), doubts: new Doubts(), conditions: new Map() },
  ) {
    this.loader = loader;
    this.files = files;
    this.root = root;
    this.installed = new InstalledModules(loader.files, root);
    this.context = context;
  }

  /** Evaluating the same module once more, with notes and problems of its own. */
  beside(): Run {
    return new Run(this.loader, this.files, this.root, this.context.opaque, this.context);
  }

  /** Notes a part that is not analysed, once. */
  note(range: Range, reason: string, resourceType?: string): void {
    this.#noted.set(`${range.start} ${reason}`, { range, reason, ...(resourceType && { resourceType }) });
  }

  /** What was noted. @param place gives the file of a range, and the range within it */
  notes(place: (range: Range) => { readonly file: string; readonly range: Range }): NotEvaluated[] {
    return [...this.#noted.values()].map(({ range, ...note }) => ({ ...place(range), ...note }));
  }

  /**
   * Computes something that has a name, which may not refer to itself.
   * @throws Fault that names the circle, which is a problem of the configuration as well
   */
  computing<T>(name: string, range: Range, compute: () => T): T {
    const from = this.#computing.indexOf(name);
    if (from !== -1) {
      const circle = [...this.#computing.slice(from), name].join(' → ');
      const message = `\`${name}\` refers to itself: ${circle}`;
      if (!this.problems.some((problem) => problem.message === message)) {
        this.problems.push({ code: 'syntax', range, message });
      }
      throw new Fault(message);
    }
    this.#computing.push(name);
    try {
      return this.context.doubts.apart(compute);
    } finally {
      this.#computing.pop();
    }
  }
}

/** Something that is computed when it is first asked for; a fault is kept and thrown each time. */
export class Lazy<T> {
  #state: { readonly value: T } | { readonly fault: Fault } | undefined;
  readonly #compute: () => T;

  constructor(compute: () => T) {
    this.#compute = compute;
  }

  get(): T {
    if (!this.#state) {
      try {
        this.#state = { value: this.#compute() };
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        this.#state = { fault: error };
      }
    }
    if ('fault' in this.#state) throw this.#state.fault;
    return this.#state.value;
  }
}
