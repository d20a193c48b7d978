/**
 * Names that AWS's own managed policies use, or used in earlier versions, although the Service Authorization
 * Reference of September 2026 does not list them: services that AWS has retired or never opened, and actions
 * of either kind. A policy that names them is not mistyped.
 */
const SERVICES: ReadonlySet<string> = new Set([
  'acuity',
  'aesop',
  'awsbillingconsole',
  'builderid',
  'datazonecontrol',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'elastic-inference',
  'galaxy',
  'gamesparks',
  'iot1click',
  'iotroborunner',
  'macie',
  'mobilehub',
  'sagemaker-groundtruth-synthetic',
  'zocalo',
]);

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'aws-marketplace': [
    'CompleteTask',
    'CreatePrivateMarketplace',
    'CreatePrivateMarketplaceProfile',
    'DescribePrivateMarketplaceProducts',
    'DescribePrivateMarketplaceProfile',
    'DescribePrivateMarketplaceSettings',
    'DescribePrivateMarketplaceStatus',
    'DescribeTask',
    'GetPrivateListing',
    'ListPrivateMarketplaceProducts',
    'ListTasks',
    'StartPrivateMarketplace',
    'StopPrivateMarketplace',
    'UpdatePrivateMarketplaceProfile',
    'UpdatePrivateMarketplaceSettings',
    'UpdateTask',
  ],
  budgets: [
    'CreateBudget',
    'DeleteBudget',
    'DescribeBudget',
    'DescribeBudgets',
    'DescribeNotificationsForBudget',
    'DescribeSubscribersForNotification',
    'UpdateBudget',
  ],
  cloud9: ['ValidateEnvironmentName'],
  cloudhsm: [
    'CreateLunaClient',
    'DeleteLunaClient',
    'DescribeHapg',
    'DescribeLunaClient',
    'GetClientConfiguration',
    'GetConfig',
    'ListAvailableZones',
    'ListHapgs',
    'ListHsms',
    'ListLunaClients',
    'ModifyHapg',
    'ModifyLunaClient',
  ],
  dsql: ['CreateMultiRegionClusters', 'DeleteMultiRegionClusters'],
  glue: ['CreateBookmark', 'GetBookmark', 'UpdateBookmark'],
  inspector: ['GetAssessmentTelemetry', 'LocalizeText', 'PreviewAgentsForResourceGroup'],
  iotfleethub: ['DescribeDashboard', 'ListDashboards'],
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
  'sagemaker-unified-studio-mcp': ['CallPrivilegedTool', 'CallReadOnlyTool', 'InvokeMcp'],
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
  sns: ['Receive'],
  sso: ['DescribePermissionsPolicies', 'GetPermissionsPolicy'],
  tag: ['AddResourceTags', 'GetTags', 'RemoveResourceTags'],
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

/** All of both tables. */
export function undocumentedNames(): {
  readonly services: readonly string[];
  readonly actions: readonly string[];
} {
  return { services: [...SERVICES], actions: [...IDS] };
}
