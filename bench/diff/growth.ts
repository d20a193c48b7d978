import { compare, loadCatalog } from '@leastwise/core';
import { policyOf, type StatementJson } from '../../fuzz/policy-of.ts';
import { quantile } from './times.ts';

const RUNS = 7;
const SERVICES = ['dynamodb', 'ec2', 'kms', 'lambda', 's3', 'sns', 'sqs', 'ssm'];

/** Statements of a large application: each for some actions on resources of its own, now and then a Deny. */
function statementsOf(count: number, version: number): StatementJson[] {
  const catalog = loadCatalog();
  return Array.from({ length: count }, (_, at) => {
    const service = SERVICES[at % SERVICES.length]!;
    const names = catalog.actionNames(service);
    // Every tenth statement is another one in the next version.
    const shift = at % 10 === 0 ? version : 0;
    const pick = (step: number): string => `${service}:${names[(at * 7 + step + shift) % names.length]}`;
    return {
      Effect: at % 10 === 5 ? 'Deny' : 'Allow',
      Action: [pick(0), pick(11), `${service}:Get*`],
      Resource: [
        `arn:aws:${service}:*:111122223333:app-${at}`,
        `arn:aws:${service}:*:111122223333:app-${at}/*`,
      ],
      Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
    };
  });
}

/** What comparing two versions of a policy takes, in milliseconds, by its number of statements. */
export function growth(sizes: readonly number[]): { statements: number; time: number; verdict: string }[] {
  const catalog = loadCatalog();
  return sizes.map((statements) => {
    const took: number[] = [];
    let found = '';
    for (let run = 0; run <= RUNS; run++) {
      // New policies each time: what was compiled of a statement is kept as long as the statement.
      const [before, after] = [0, 1 + run].map((version) => policyOf(statementsOf(statements, version)));
      const start = performance.now();
      const { verdict, reason } = compare(catalog, [before!], [after!]);
      if (run > 0) took.push(performance.now() - start);
      found = reason ?? verdict;
    }
    return { statements, time: quantile(took, 0.5), verdict: found };
  });
}
