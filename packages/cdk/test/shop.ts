import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** A function with a role of its own. */
export function functionIn(scope: Construct, id = 'Worker'): LambdaFunction {
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {}'),
  });
}

/** A statement written by hand, for every resource unless some are named. */
export function allow(actions: string[], resources: string[] = ['*']): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}

/** A statement of a resource policy that lets anyone in. */
export function letAnyone(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources, principals: [new AnyPrincipal()] });
}
