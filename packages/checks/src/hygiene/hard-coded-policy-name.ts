import { defineNameCheck } from '../template/define-name-check.ts';

export const check = defineNameCheck(
  {
    'AWS::IAM::Group': 'GroupName',
    'AWS::IAM::InstanceProfile': 'InstanceProfileName',
    'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
    'AWS::IAM::User': 'UserName',
  },
  {
    id: 'hard-coded-policy-name',
    title: 'A managed policy, user, group or instance profile whose name the template fixes',
    why: 'the stack can be deployed only once in an account, a change that replaces the resource fails, and deployment needs `CAPABILITY_NAMED_IAM`',
    fix: 'leave the name out, or build it from `AWS::StackName` and `AWS::Region`',
  },
);
