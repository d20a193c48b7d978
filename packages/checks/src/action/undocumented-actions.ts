/**
 * Names that AWS's own managed policies of September 2026 use although the Service Authorization Reference
 * does not list them: services that AWS has retired or never opened, and actions of either kind. A policy
 * that names them is not mistyped.
 */
const SERVICES: ReadonlySet<string> = new Set([
  'builderid',
  'datazonecontrol',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'elastic-inference',
  'iot1click',
  'iotroborunner',
  'mobilehub',
  'sagemaker-groundtruth-synthetic',
  'zocalo',
]);

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  budgets: ['CreateBudget', 'DeleteBudget', 'DescribeBudget', 'DescribeBudgets', 'UpdateBudget'],
  cloud9: ['ValidateEnvironmentName'],
  cloudhsm: [
    'CreateLunaClient',
    'DeleteLunaClient',
    'DescribeHapg',
    'DescribeLunaClient',
    'GetConfig',
    'ModifyHapg',
    'ModifyLunaClient',
  ],
  memorydb: ['ReplicateMultiRegionClusterData'],
  organizations: ['CreateBuilderIdOwnedAccount'],
  payments: [
    'AcceptTermsAndConditionsForProgramByAccountId',
    'BatchGetPaymentProfiles',
    'CreatePaymentAttempt',
    'CreatePaymentProfile',
    'Get',
    'GetAcceptedTermsAndConditionsForProgramByAccountId',
    'GetAccountBalance',
    'GetDefaultPaymentProfile',
    'GetEligibleCurrencies',
    'GetPaymentAttempt',
    'GetPaymentPreferences',
    'GetPreferredCurrency',
    'GetRecommendedTermsAndConditionsForProgram',
    'ListPaymentProfiles',
    'SearchFinancialRecords',
    'SetPreferredCurrency',
    'UpdatePaymentProfile',
  ],
  qapps: ['ImportDocumentToQApp', 'ImportDocumentToQAppSession'],
  'route53-recovery-control-config': ['DescribeRoutingControlByName'],
  securityagent: [
    'BatchGetAgentInstances',
    'BatchGetSecurityTestContentMetadata',
    'BatchGetTasks',
    'CreateDocumentReview',
    'DeleteDocumentReview',
    'GetCodeReviewTask',
    'GetDocReviewTask',
    'GetDocumentReview',
    'GetDocumentReviewArtifact',
    'ListAgentInstances',
    'ListControls',
    'ListDocumentReviewComments',
    'ListDocumentReviews',
    'ListTasks',
    'StartPentestExecution',
    'StopPentestExecution',
  ],
};

const IDS: ReadonlySet<string> = new Set(
  Object.entries(ACTIONS).flatMap(([service, names]) =>
    names.map((name) => `${service}:${name}`.toLowerCase()),
  ),
);

/** Whether AWS uses a service prefix that it does not document. */
export function isUndocumentedService(prefix: string): boolean {
  return SERVICES.has(prefix.toLowerCase());
}

/** Whether AWS uses an action that it does not document. */
export function isUndocumentedAction(id: string): boolean {
  return IDS.has(id.toLowerCase());
}
