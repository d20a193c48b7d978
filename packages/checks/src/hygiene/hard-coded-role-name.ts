import { defineNameCheck } from '../template/define-name-check.ts';

export const check = defineNameCheck(
  { 'AWS::IAM::Role': 'RoleName' },
  {
    id: 'hard-coded-role-name',
    title: 'A role whose name the template fixes',
    why: 'the stack can be deployed only once in an account, a change that replaces the role fails, and deployment needs `CAPABILITY_NAMED_IAM`',
    fix: 'leave out `RoleName`, or build it from `AWS::StackName` and `AWS::Region`',
  },
);
