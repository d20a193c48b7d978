import type { FuzzProperty } from './fuzz-property.ts';

export async function solverAgreement(): Promise<FuzzProperty> {
  throw new Error('soon');
}
