import type { Attribute, Block, Body, Label } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { type Scanner, SyntaxFault } from './scanner.ts';

/** Told of each place where HCL stopped making sense. */
export type OnFault = (fault: SyntaxFault) => void;

/**
 * Reads arguments and blocks up to the brace that closes them, or to the end. After a fault, what follows the
 * argument or block it is in is read on.
 */
export function parseBody(scanner: Scanner, onFault: OnFault, isFile: boolean): Body {
  const start = scanner.at;
  const { depth } = scanner;
  const attributes: Attribute[] = [];
  const names = new Set<string>();
  const blocks: Block[] = [];
  for (;;) {
    const before = scanner.at;
    try {
      scanner.skipLines();
      if (scanner.isAtEnd || (!isFile && scanner.sees('}'))) break;
      const item = parseItem(scanner, onFault);
      if ('labels' in item) blocks.push(item);
      else if (names.has(item.name)) onFault(setTwice(item, scanner.at));
      else {
        attributes.push(item);
        names.add(item.name);
      }
      endOfItem(scanner, isFile);
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      onFault(error);
      scanner.recover(nextItem(scanner.text, firstOf(scanner.text, before), error.at), depth);
      if (scanner.at <= before) scanner.recover(scanner.text.length, depth);
    }
  }
  return { attributes, blocks, range: scanner.rangeFrom(start) };
}

function setTwice({ name, nameRange }: Attribute, at: number): SyntaxFault {
  return new SyntaxFault(`not valid HCL: the argument \`${name}\` is set twice`, nameRange, at);
}

function endOfItem(scanner: Scanner, isFile: boolean): void {
  scanner.skip();
  if (scanner.isAtEnd || scanner.sees('\n') || (!isFile && scanner.sees('}'))) return;
  scanner.fail('each argument and block is on a line of its own');
}

function parseItem(scanner: Scanner, onFault: OnFault): Attribute | Block {
  const start = scanner.at;
  const name = scanner.identifier();
  if (name === undefined) scanner.fail('the name of an argument or a block is missing here');
  const nameRange = scanner.rangeFrom(start);
  scanner.skip();
  if (scanner.sees('=') && !scanner.sees('==')) {
    scanner.at++;
    const value = parseExpression(scanner);
    return { name, nameRange, value, range: scanner.rangeFrom(start) };
  }
  const labels: Label[] = [];
  while (!scanner.sees('{')) {
    labels.push(parseLabel(scanner, name));
    scanner.skip();
  }
  const headEnd = scanner.text.slice(start, scanner.at).trimEnd().length + start;
  const opening = scanner.at++;
  const body = scanner.nested(() => parseBody(scanner, onFault, false));
  if (!scanner.take('}')) {
    scanner.fail(`the block \`${name}\` is not closed: a \`}\` is missing`, opening, opening + 1);
  }
  return {
    type: name,
    labels,
    body,
    range: scanner.rangeFrom(start),
    headRange: scanner.rangeFrom(start, headEnd),
  };
}

const QUOTED_LABEL = /"((?:[^"\\\n]|\\.)*)"/y;

function parseLabel(scanner: Scanner, block: string): Label {
  const start = scanner.at;
  QUOTED_LABEL.lastIndex = start;
  const quoted = QUOTED_LABEL.exec(scanner.text);
  if (quoted) {
    scanner.at += quoted[0].length;
    return { text: quoted[1]!.replace(/\\(.)/g, '$1'), range: scanner.rangeFrom(start) };
  }
  const text = scanner.identifier();
  if (text === undefined) {
    scanner.fail(`after \`${block}\` comes \`=\` and a value, or labels and \`{\``);
  }
  return { text, range: scanner.rangeFrom(start) };
}

/** The offset at which an item begins that was read from some offset on. */
function firstOf(text: string, from: number): number {
  const at = /\S/.exec(text.slice(from, from + 10_000));
  return at ? from + at.index : from;
}

/**
 * Where to read on after a fault: at the next line that is indented no more than the one on which the broken item
 * began, unless that closes what the item had open.
 */
function nextItem(text: string, began: number, fault: number): number {
  const indentation = columnOf(text, began);
  // The line of the fault itself may be what comes after the broken item.
  const first = text.lastIndexOf('\n', Math.max(began, fault) - 1);
  const from = first > began ? first : text.indexOf('\n', Math.max(began, fault));
  for (let at = from; at !== -1; at = text.indexOf('\n', at + 1)) {
    const [, space = '', next] = /^([ \t]*)(\S?)/.exec(text.slice(at + 1, at + 1000)) ?? [];
    if (!next || next === '#' || next === '/') continue;
    if (next === '}' && space.length < indentation) return at;
    if (space.length <= indentation && !'}])'.includes(next)) return at;
  }
  return text.length;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
