import { compileArnPattern } from './arn-pattern.ts';
import { compileGlob } from './glob.ts';
import { foldCase, plainCells, wildcardCells } from './pattern-text.ts';
import type { TextReading } from './text-list.ts';

const asIs = (text: string): string => text;

/** Texts compared character by character, as `StringEquals` does. */
export const EXACT: TextReading = { cells: plainCells, compile: compileGlob, fold: asIs };

/** Texts compared without regard to case, as `StringEqualsIgnoreCase` does. */
export const EXACT_IGNORING_CASE: TextReading = { cells: plainCells, compile: compileGlob, fold: foldCase };

/** Globs over the whole string, as `StringLike` compares. */
export const GLOB: TextReading = { cells: wildcardCells, compile: compileGlob, fold: asIs };

/** Globs without regard to case, as actions are compared. */
export const GLOB_IGNORING_CASE: TextReading = { cells: wildcardCells, compile: compileGlob, fold: foldCase };

/** Patterns compared part by part, as `Resource` and `ArnLike` are. */
export const ARN: TextReading = { cells: wildcardCells, compile: compileArnPattern, fold: asIs };
