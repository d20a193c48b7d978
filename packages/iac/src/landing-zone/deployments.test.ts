import { readDocument, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { guardrailDeployments } from './deployments.ts';

const deployments = (text: string) =>
  Object.fromEntries(guardrailDeployments(readDocument(new SourceText('config.yaml', text)).root!));

test('Landing Zone Accelerator', () => {
  expect(
    deployments(`
organizationalUnits:
  - name: Workloads
serviceControlPolicies:
  - name: Guardrails1
    policy: service-control-policies/guardrails-1.json
    type: customerManaged
    deploymentTargets:
      organizationalUnits: [Root, Workloads/Prod]
      accounts: [Network]
  - name: Quarantine
    policy: service-control-policies/quarantine.json
    deploymentTargets: { organizationalUnits: [] }
resourceControlPolicies:
  - { name: Tls, policy: rcps/tls.json, deploymentTargets: { organizationalUnits: [Workloads] } }
`),
  ).toEqual({
    'service-control-policies/guardrails-1.json': {
      kind: 'scp',
      attachedAt: ['/', '/Workloads/Prod', '/Network'],
    },
    'service-control-policies/quarantine.json': { kind: 'scp' },
    'rcps/tls.json': { kind: 'rcp', attachedAt: ['/Workloads'] },
  });
});

test('Customizations for AWS Control Tower', () => {
  expect(
    deployments(`
region: eu-west-1
version: 2021-03-15
resources:
  - name: preventive
    resource_file: policies/preventive.json
    deploy_method: scp
    deployment_targets: { organizational_units: [Workloads, "Workloads:Prod"] }
  - name: network
    resource_file: templates/network.template
    deploy_method: stack_set
`),
  ).toEqual({ 'policies/preventive.json': { kind: 'scp', attachedAt: ['/Workloads', '/Workloads/Prod'] } });
});

test.each(['[]', 'a: 1', 'resources: {a: {Type: x}}', 'serviceControlPolicies: none'])(
  'not in %s',
  (text) => {
    expect(deployments(text)).toEqual({});
  },
);
