import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const invoices = new s3.Bucket(this, 'Invoices', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
    });
    const exportJobs = new sqs.Queue(this, 'ExportJobs', {
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(5),
    });

    // Takes an order: writes it, files its invoice and asks for an export.
    const takeOrder = new lambda.Function(this, 'TakeOrder', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('handlers/orders'),
    });
    orders.grantReadWriteData(takeOrder);
    invoices.grantPut(takeOrder);
    exportJobs.grantSendMessages(takeOrder);

    // Exports the orders and invoices of a month for bookkeeping.
    const exporter = new lambda.Function(this, 'Exporter', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('handlers/exports'),
      timeout: Duration.minutes(5),
    });
    exporter.addEventSource(new SqsEventSource(exportJobs));
    orders.grantReadData(exporter);
    exporter.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['s3:Get*', 's3:List*'],
        resources: ['*'],
      }),
    );

    // The pipeline updates the code of both functions.
    const github = iam.OpenIdConnectProvider.fromOpenIdConnectProviderArn(
      this,
      'GitHub',
      'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    );
    const deploy = new iam.Role(this, 'Deploy', {
      assumedBy: new iam.WebIdentityPrincipal(github.openIdConnectProviderArn, {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': 'repo:example-shop/orders:ref:refs/heads/main',
        },
      }),
      maxSessionDuration: Duration.hours(1),
    });
    deploy.addToPolicy(
      new iam.PolicyStatement({
        actions: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
        resources: [takeOrder.functionArn, exporter.functionArn],
      }),
    );
    deploy.addToPolicy(new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: ['*'] }));
  }
}
