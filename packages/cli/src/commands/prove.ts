import {
  type Catalog,
  hasPrincipal,
  inSetting,
  loadCatalog,
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  policiesIn,
  proveAlways,
  proveAlwaysUnder,
  proveNever,
  proveNeverUnder,
  proveWithin,
  type Setting,
  shownRequest,
} from '@leastwise/core';
import { type ProofReport, renderProof, renderProofJson } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { oneKind } from '../policies/one-kind.ts';
import { namesLayers, readLayers } from '../policies/read-layers.ts';
import { requireAction } from '../policies/require-action.ts';
import { requireKey } from '../policies/require-key.ts';
import { type ClaimProof, claimProof } from '../prove/claim-proof.ts';
import { proveNoPublic } from '../prove/no-public.ts';
import { readDocuments } from '../prove/read-claim-policies.ts';
import { requestSet } from '../prove/request-set.ts';
import { requireResourcePattern } from '../prove/require-resource-pattern.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** A claim that can be proved. */
interface Claim {
  /** In words, as what is true when it is proved. */
  readonly text: (given: Arguments) => string;
  /** What is true when it is refuted. */
  readonly refutation: (given: Arguments) => string;
  /** Whether a witness against it is a request that is allowed. */
  readonly isRefutedByAllowed: boolean;
  readonly universe: ProofReport['universe'];
  readonly prove: (given: Arguments, options: ProveOptions, io: Io) => Promise<ClaimProof>;
}

/** What a claim is proved with. */
interface ProveOptions {
  readonly kind?: PolicyKind;
  readonly opaque: OpaqueTable;
  readonly catalog: Catalog;
}

const CLAIMS: Readonly<Record<string, Claim>> = {
  never: {
    text: (given) => `${requestsOf(given)} is never allowed`,
    refutation: (given) => `${requestsOf(given)} can be allowed`,
    isRefutedByAllowed: true,
    universe: 'future',
    prove: (given, options, io) => proveOfSet(given, options, io, NEVER),
  },
  always: {
    text: (given) => `${requestsOf(given)} is always allowed`,
    refutation: (given) => `${requestsOf(given)} is not always allowed`,
    isRefutedByAllowed: false,
    universe: 'future',
    prove: (given, options, io) => proveOfSet(given, options, io, ALWAYS),
  },
  'no-public': {
    text: () => 'nobody from outside is let in without something that is arranged for them',
    refutation: () => 'somebody from outside is let in',
    isRefutedByAllowed: true,
    universe: 'catalogue',
    prove: (given, options, io) => proveNoPublic(policyFiles(given), options, io),
  },
  within: {
    text: (given) => `everything that is allowed lies within \`${given.operands[1]}\``,
    refutation: (given) => `something is allowed that \`${given.operands[1]}\` does not allow`,
    isRefutedByAllowed: true,
    universe: 'future',
    prove: async (given, options, io) => {
      const [, reference, ...more] = given.operands;
      if (reference === undefined || more.length > 0) {
        throw new UsageError('`leastwise prove within` needs REFERENCE, one file');
      }
      const policies = await readDocuments(policyFiles(given), options, io);
      const outer = await readDocuments([reference], options, io);
      const { before, after, assumed } = withinSetting(outer, policies);
      return claimProof(proveWithin(options.catalog, after, before), 'grant', assumed);
    },
  },
};

/** `leastwise prove` */
export const prove: RunCommand = async (given, io) => {
  const started = io.now().getTime();
  const [name = '', extra] = given.operands;
  const claim = Object.hasOwn(CLAIMS, name) ? CLAIMS[name] : undefined;
  if (!claim) {
    const names = Object.keys(CLAIMS);
    const hint = await didYouMean(name, names, `choose from ${names.join(', ')}`);
    throw new UsageError(`\`${name}\` is not a claim; ${hint}`);
  }
  if (namesLayers(given) && !takesLayers(claim)) {
    throw new UsageError(
      `\`leastwise prove ${name}\` takes policies of one kind, all given with \`--policy\``,
    );
  }
  if (extra !== undefined && name !== 'within') {
    throw new UsageError(`\`${extra}\` is one too many; policies are given with \`--policy\``);
  }
  const options = proveOptions(given);
  const { catalog, opaque } = options;
  const { witness, reason, ...proof } = await claim.prove(given, options, io);
  const report: ProofReport = {
    notAnalysed: [],
    ...proof,
    ...(witness && { witness: shownRequest(witness, opaque) }),
    ...(reason !== undefined && { reason: opaque.show(reason) }),
    claim: claim.text(given),
    refutation: claim.refutation(given),
    isAllowed: claim.isRefutedByAllowed,
    universe: claim.universe,
    catalogDate: catalog.date,
    milliseconds: io.now().getTime() - started,
  };
  const text =
    given.value('format') === 'json'
      ? renderProofJson(report)
      : renderProof(report, {
          style: styleFor(io.stdout, io, given.value('color')),
          width: widthOf(io.stdout),
        });
  io.stdout.write(text);
  return report.verdict === 'proved' ? 0 : 1;
};

function takesLayers(claim: Claim): boolean {
  return claim === CLAIMS.never || claim === CLAIMS.always;
}

/** Policies that name no principals can lie within one another whatever their kinds: a role's within a boundary. */
function withinSetting(outer: readonly PolicyInContext[], policies: readonly PolicyInContext[]): Setting {
  const all = [...outer, ...policies];
  if (all.some(({ kind }) => kind !== all[0]!.kind) && all.every(({ kind }) => !hasPrincipal(kind))) {
    return { ...inSetting(oneKind(outer), outer, outer), after: policies };
  }
  return inSetting(oneKind(all), outer, policies);
}

/** How a claim about a set of requests is proved. */
interface SetClaim {
  /** Of policies of one kind, which hold together. */
  readonly alone: typeof proveNever;
  /** Of all layers. */
  readonly underLayers: typeof proveNeverUnder;
  /** Which statement is told of a request against it: the one that grants it, or the one that denies it. */
  readonly blames: 'grant' | 'denial';
}

const NEVER: SetClaim = { alone: proveNever, underLayers: proveNeverUnder, blames: 'grant' };
const ALWAYS: SetClaim = { alone: proveAlways, underLayers: proveAlwaysUnder, blames: 'denial' };

async function proveOfSet(
  given: Arguments,
  options: ProveOptions,
  io: Io,
  { alone, underLayers, blames }: SetClaim,
): Promise<ClaimProof> {
  const actions = given.values('action');
  const resources = given.values('resource');
  if (actions.length === 0) throw new UsageError('`--action` is missing; `*` stands for every action');
  if (resources.length === 0) throw new UsageError('`--resource` is missing; `*` stands for every resource');
  const { catalog } = options;
  for (const action of actions) requireAction(action, catalog, io);
  for (const resource of resources) requireResourcePattern(resource, actions, catalog, io);
  const set = await requestSet({
    actions,
    resources,
    principals: given.values('principal'),
    when: given.values('when'),
    opaque: options.opaque,
    requireKey: (key) => requireKey(key, catalog, io),
  });
  if (!namesLayers(given)) policyFiles(given);
  const { layers } = await readLayers(given, io, options);
  const policies = policiesIn(layers);
  if (namesLayers(given) || policies.some(({ kind }) => kind !== policies[0]!.kind))
    return underLayers(catalog, layers, set);
  const { after, assumed } = inSetting(oneKind(policies), [], policies);
  return claimProof(alone(catalog, after, set), blames, assumed);
}

function policyFiles(given: Arguments): readonly string[] {
  const files = given.values('policy');
  if (files.length === 0) throw new UsageError('`--policy` is missing; name a file');
  return files;
}

function proveOptions(given: Arguments): ProveOptions {
  const kind = given.value('type') as PolicyKind | undefined;
  return { ...(kind && { kind }), opaque: new OpaqueTable(), catalog: loadCatalog() };
}

/** The set of requests in words. */
function requestsOf(given: Arguments): string {
  const who = given.values('principal');
  const when = given.values('when');
  return [
    `\`${given.values('action').join('`, `')}\` on \`${given.values('resource').join('`, `')}\``,
    ...(who.length > 0 ? [`by \`${who.join('`, `')}\``] : []),
    ...(when.length > 0 ? [`when \`${when.join('`, `')}\``] : []),
  ].join(' ');
}
