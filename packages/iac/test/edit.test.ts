import {
  type Change,
  CompositeText,
  type NewValue,
  type Range,
  readDocument,
  SourceText,
  toPlain,
} from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../src/edit/apply-edits.ts';
import { openWritten, writeChanges } from '../src/edit/write-changes.ts';
import { WrittenText } from '../src/edit/written-text.ts';
import { parseHcl } from '../src/terraform/syntax/parse-hcl.ts';

/** A text with changes made; undefined where they cannot be. */
function changed(file: string, text: string, ...changes: Change[]): string | undefined {
  const written = openWritten(new SourceText(file, text), (reference) =>
    reference.type === 'account'
      ? { name: 'Ref', argument: 'AWS::AccountId' }
      : { name: 'GetAtt', argument: `${reference.resource}.Arn` },
  )!;
  const edits = writeChanges(written, changes);
  if (!edits) return undefined;
  const result = applyEdits(new SourceText(file, text), edits).text;
  if (file.endsWith('.tf')) expect(parseHcl(result).problems).toEqual([]);
  else expect(readDocument(new SourceText(file, result)).problems).toEqual([]);
  return result;
}

function at(text: string, part: string, occurrence = 0): Range {
  let start = -1;
  for (let count = 0; count <= occurrence; count++) start = text.indexOf(part, start + 1);
  if (start === -1) throw new Error(`no ${part}`);
  return { start, end: start + part.length };
}

/** The range of the collection that begins at a text. */
function collectionAt(file: string, text: string, ...path: (string | number)[]): Range {
  let node = readDocument(new SourceText(file, text)).root!;
  for (const step of path) {
    if (node.type === 'sequence') node = node.items[step as number]!;
    else if (node.type === 'mapping') node = node.entries.find(({ key }) => key === step)!.value;
  }
  return node.range;
}

const remove = (range: Range): Change => ({ type: 'remove', at: range });

describe('JSON', () => {
  const lines = `{
  "Action": [
    "s3:a",
    "s3:b",
    "s3:c"
  ],
  "Resource": "*"
}
`;
  test.each([
    ['the first', ['"s3:a"'], '[\n    "s3:b",\n    "s3:c"\n  ]'],
    ['the middle', ['"s3:b"'], '[\n    "s3:a",\n    "s3:c"\n  ]'],
    ['the last', ['"s3:c"'], '[\n    "s3:a",\n    "s3:b"\n  ]'],
    ['all but the first', ['"s3:b"', '"s3:c"'], '[\n    "s3:a"\n  ]'],
    ['all but the last', ['"s3:a"', '"s3:b"'], '[\n    "s3:c"\n  ]'],
    ['both ends', ['"s3:a"', '"s3:c"'], '[\n    "s3:b"\n  ]'],
  ])('removes %s of a list on lines', (_, parts, list) => {
    const result = changed('p.json', lines, ...parts.map((part) => remove(at(lines, part))));
    expect(result).toBe(`{\n  "Action": ${list},\n  "Resource": "*"\n}\n`);
  });

  const line = '{"Action": ["s3:a", "s3:b", "s3:c"], "Resource": "*"}';
  test.each([
    ['the first', ['"s3:a"'], '["s3:b", "s3:c"]'],
    ['the middle', ['"s3:b"'], '["s3:a", "s3:c"]'],
    ['the last', ['"s3:c"'], '["s3:a", "s3:b"]'],
    ['all but the first', ['"s3:b"', '"s3:c"'], '["s3:a"]'],
    ['all but the last', ['"s3:a"', '"s3:b"'], '["s3:c"]'],
  ])('removes %s of a list on one line', (_, parts, list) => {
    const result = changed('p.json', line, ...parts.map((part) => remove(at(line, part))));
    expect(result).toBe(`{"Action": ${list}, "Resource": "*"}`);
  });

  test('removes an entry, and never the last member', () => {
    expect(changed('p.json', line, remove(at(line, '"Resource"')))).toBe(
      '{"Action": ["s3:a", "s3:b", "s3:c"]}',
    );
    const one = '{"Action": ["s3:a"]}';
    expect(changed('p.json', one, remove(at(one, '"s3:a"')))).toBeUndefined();
  });

  test('keeps comments of a .jsonc file but those of what goes', () => {
    const text = '{\n  // actions\n  "Action": [\n    "s3:a", // a\n    "s3:b" // b\n  ]\n}\n';
    expect(changed('p.jsonc', text, remove(at(text, '"s3:b"')))).toBe(
      '{\n  // actions\n  "Action": [\n    "s3:a" // a\n  ]\n}\n',
    );
    expect(changed('p.jsonc', text, remove(at(text, '"s3:a"')))).toBe(
      '{\n  // actions\n  "Action": [\n    "s3:b" // b\n  ]\n}\n',
    );
  });

  test('inserts entries and items in the layout that is there', () => {
    const into = collectionAt('p.json', lines);
    const condition: Change = {
      type: 'insert',
      into,
      key: 'Condition',
      value: {
        type: 'object',
        entries: [
          ['StringEquals', { type: 'object', entries: [['aws:SourceAccount', { type: 'account' }]] }],
        ],
      },
    };
    expect(changed('p.json', lines, condition)).toBe(
      lines.replace(
        '"*"\n',
        '"*",\n  "Condition": {\n    "StringEquals": {\n      "aws:SourceAccount": { "Ref": "AWS::AccountId" }\n    }\n  }\n',
      ),
    );
    expect(
      changed('p.json', line, {
        type: 'insert',
        into: collectionAt('p.json', line),
        key: 'Sid',
        value: 'A',
        first: true,
      }),
    ).toBe('{"Sid": "A", "Action": ["s3:a", "s3:b", "s3:c"], "Resource": "*"}');
    const minified = '{"Statement":{"Effect":"Allow"}}';
    expect(
      changed('p.json', minified, {
        type: 'append',
        to: collectionAt('p.json', minified, 'Statement'),
        item: { type: 'object', entries: [['Effect', 'Deny']] },
      }),
    ).toBe('{"Statement":[{"Effect":"Allow"}, {"Effect":"Deny"}]}');
  });

  test('replaces strings, and splices lists into lists', () => {
    const by = { type: 'list', items: ['s3:x', 's3:y'] } as const;
    expect(changed('p.json', line, { type: 'replace', at: at(line, '"s3:b"'), was: 's3:b', by })).toContain(
      '["s3:a", "s3:x", "s3:y", "s3:c"]',
    );
    expect(changed('p.json', lines, { type: 'replace', at: at(lines, '"*"'), was: '*', by })).toContain(
      '"Resource": [\n    "s3:x",\n    "s3:y"\n  ]',
    );
    expect(
      changed('p.json', lines, {
        type: 'replace',
        at: at(lines, '"*"'),
        was: '*',
        by: { type: 'arn', resource: 'Orders' },
      }),
    ).toContain('"Resource": { "Fn::GetAtt": ["Orders", "Arn"] }');
    expect(
      changed('p.json', line, { type: 'replace', at: at(line, '"s3:b"'), was: 's3:c', by: 'x' }),
    ).toBeUndefined();
  });
});

describe('YAML', () => {
  const text = `# head
Statement:
  # about reading
  - Sid: Read   # the name
    Effect: Allow
    Action:
      - s3:a # a

      # b and only b
      - 's3:b'
      - "s3:c"
    Resource: !Sub arn:aws:s3:::\${Bucket}/* # all
  - { Effect: Deny, Action: [s3:x, !Ref Y , 's3:z'], Resource: '*' }
`;
  const gone = (...parts: string[]) =>
    changed('p.yaml', text, ...parts.map((part) => remove(at(text, part))));

  test('removes items with their lines and their own comments', () => {
    expect(gone('s3:a')).toBe(text.replace('      - s3:a # a\n', ''));
    expect(gone("'s3:b'")).toBe(text.replace("      - 's3:b'\n", ''));
    expect(gone('"s3:c"')).toBe(text.replace('      - "s3:c"\n', ''));
    expect(gone("'s3:b'", '"s3:c"')).toBe(text.replace(`      - 's3:b'\n      - "s3:c"\n`, ''));
  });

  test('removes a comment above with what it is about, and keeps one that heads more', () => {
    const alone = 'Action:\n  # read\n  - s3:a\n  - s3:b\n\n  # write\n  - s3:c\n';
    expect(changed('p.yaml', alone, remove(at(alone, 's3:c')))).toBe(
      'Action:\n  # read\n  - s3:a\n  - s3:b\n\n',
    );
    expect(changed('p.yaml', alone, remove(at(alone, 's3:a')))).toBe(
      'Action:\n  # read\n  - s3:b\n\n  # write\n  - s3:c\n',
    );
  });

  test('removes entries, the first of an item too', () => {
    expect(gone('Sid')).toBe(text.replace('- Sid: Read   # the name\n    ', '- '));
    expect(gone('Resource')).toBe(text.replace('    Resource: !Sub arn:aws:s3:::${Bucket}/* # all\n', ''));
  });

  test('removes members of flow collections', () => {
    expect(gone('s3:x')).toContain("[!Ref Y , 's3:z']");
    expect(gone("'s3:z'")).toContain('[s3:x, !Ref Y ]');
    expect(gone('Deny')).toBeUndefined();
  });

  test('removes the last line of a file that does not end with a line break', () => {
    const open = 'Action:\n  - s3:a\n  - s3:b';
    expect(changed('p.yaml', open, remove(at(open, 's3:b')))).toBe('Action:\n  - s3:a');
  });

  test('keeps the way a string is quoted', () => {
    const replaced = (was: string, part: string, by: string) =>
      changed('p.yaml', text, { type: 'replace', at: at(text, part), was, by });
    expect(replaced('s3:a', 's3:a', 's3:A')).toBe(text.replace('s3:a #', 's3:A #'));
    expect(replaced('s3:b', "'s3:b'", "s3:it's")).toBe(text.replace("'s3:b'", "'s3:it''s'"));
    expect(replaced('s3:c', '"s3:c"', '*')).toBe(text.replace('"s3:c"', '"*"'));
    expect(replaced('s3:a', 's3:a', '*')).toBe(text.replace('s3:a #', "'*' #"));
  });

  test('does not touch what a function computes', () => {
    const value = '"arn:aws:s3:::${Bucket}/*"';
    const tagged = `Resource: !Sub ${value}\n`;
    const change: Change = { type: 'replace', at: at(tagged, value), was: value.slice(1, -1), by: 'x' };
    expect(changed('p.yaml', tagged, change)).toBeUndefined();
  });

  test('inserts entries and lists in block style', () => {
    const one = `Statement:
    Effect: Allow
    # c
    Action: sns:Publish # publish
`;
    const into = collectionAt('p.yaml', one, 'Statement');
    expect(
      changed('p.yaml', one, {
        type: 'insert',
        into,
        key: 'Condition',
        value: {
          type: 'object',
          entries: [
            ['StringEquals', { type: 'object', entries: [['aws:SourceAccount', { type: 'account' }]] }],
          ],
        },
      }),
    ).toBe(
      `${one}    Condition:\n        StringEquals:\n            aws:SourceAccount: !Ref AWS::AccountId\n`,
    );
    expect(
      changed('p.yaml', one, {
        type: 'append',
        to: into,
        item: {
          type: 'object',
          entries: [
            ['Effect', 'Deny'],
            ['Action', '*'],
          ],
        },
      }),
    ).toBe(`Statement:
    - Effect: Allow
      # c
      Action: sns:Publish # publish
    - Effect: Deny
      Action: "*"
`);
    expect(
      changed('p.yaml', one, {
        type: 'replace',
        at: at(one, 'sns:Publish'),
        was: 'sns:Publish',
        by: { type: 'list', items: ['sns:a', 'sns:b'] },
      }),
    ).toBe(one.replace(' sns:Publish #', '\n        - sns:a\n        - sns:b #'));
    expect(
      changed('p.yaml', one, {
        type: 'insert',
        into: collectionAt('p.yaml', one),
        key: 'Version',
        value: '2012-10-17',
        first: true,
      }),
    ).toBe(`Version: "2012-10-17"\n${one}`);
  });

  test('what came by an alias is changed where it is written, and what came by a merge key not at all', () => {
    const shared = `A: &read [s3:a, s3:b]
B: *read
C:
  <<: &more { X: 1, Y: 2 }
  Z: 3
`;
    expect(changed('p.yaml', shared, remove(at(shared, 's3:a')))).toBe(shared.replace('s3:a, ', ''));
    expect(changed('p.yaml', shared, remove(at(shared, 'X')))).toBeUndefined();
  });

  test('line ends of Windows stay', () => {
    const windows = 'Action:\r\n  - s3:a\r\n  - s3:b # b\r\n  - s3:c\r\n';
    expect(changed('p.yaml', windows, remove(at(windows, 's3:b')))).toBe(
      'Action:\r\n  - s3:a\r\n  - s3:c\r\n',
    );
    expect(
      changed('p.yaml', windows, {
        type: 'append',
        to: collectionAt('p.yaml', windows, 'Action'),
        item: 's3:d',
      }),
    ).toBe(`${windows}  - s3:d\r\n`);
  });
});

test('JSON in a string whose lines are kept is changed there', () => {
  const text = `A:
  Policy: !Sub |
    {
      "Statement": {
        "Action": ["s3:a", "s3:b"], "Resource": "\${X}"
      }
    }
  Next: 1 # stays
`;
  expect(changed('p.yaml', text, remove(at(text, '"s3:a"')))).toBe(text.replace('"s3:a", ', ''));
  const start = text.indexOf('{\n        "Action"');
  const into = { start, end: text.indexOf('      }\n') + 7 };
  expect(changed('p.yaml', text, { type: 'insert', into, key: 'Account', value: { type: 'account' } })).toBe(
    text.replace('"${X}"', '"${X}",\n        "Account": "${AWS::AccountId}"'),
  );
});

test('JSON in a quoted or folded string is left alone', () => {
  const text = 'Policy: >\n  {"Action": ["s3:a", "s3:b"]}\n';
  expect(changed('p.yaml', text, remove(at(text, '"s3:a"')))).toBeUndefined();
  expect(toPlain(readDocument(new SourceText('p.yaml', text)).root!)).toEqual({
    Policy: '{"Action": ["s3:a", "s3:b"]}\n',
  });
});

test('of several files read as one, the one that holds the places is changed', () => {
  const text = new CompositeText('.', [
    new SourceText('a.json', '{"Action": ["s3:a", "s3:b"]}\n'),
    new SourceText('b.yaml', 'Action:\n  - s3:a\n  - s3:b\n'),
  ]);
  const written = new WrittenText(text, () => undefined);
  const inA = remove(at(text.text, '"s3:b"'));
  const inB = remove(at(text.text, 's3:b', 1));
  expect(applyEdits(text, written.write([inA])!).parts.map((part) => part.text)).toEqual([
    '{"Action": ["s3:a"]}\n',
    text.parts[1]!.text,
  ]);
  expect(applyEdits(text, written.write([inB])!).parts.map((part) => part.text)).toEqual([
    text.parts[0]!.text,
    'Action:\n  - s3:a\n',
  ]);
  expect(written.write([inA, inB])).toBeUndefined();
});

describe('HCL', () => {
  const text = `# head
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:a", "s3:b"] }, # one
      {
        Effect : "Deny" # two
        Action : "*"
      },
    ]
  })
}

data "aws_iam_policy_document" "d" {
  statement {
    sid       = "A" // a
    actions   = ["s3:x"]
    resources = ["*"]
  }
  /* b */
  statement {
    actions = [
      "s3:y", # y
      "s3:z"  # z
    ]
  }
}
`;
  const file = 'main.tf';
  const whole = (part: string, until: string): Range => {
    const start = text.indexOf(part);
    return { start, end: text.indexOf(until, start) + until.length };
  };
  const hcl = (...changes: Change[]) => changed(file, text, ...changes);

  test('removes items, entries and blocks', () => {
    expect(hcl(remove(at(text, '"s3:a"')))).toBe(text.replace('"s3:a", ', ''));
    expect(hcl(remove(at(text, '"s3:z"')))).toBe(
      text.replace('"s3:y", # y\n      "s3:z"  # z\n', '"s3:y" # y\n'),
    );
    expect(hcl(remove(whole('{ Effect', '] }')))).toBe(
      text.replace('      { Effect = "Allow", Action = ["s3:a", "s3:b"] }, # one\n', ''),
    );
    expect(hcl(remove(whole('statement {\n    sid', '\n  }')))).toBe(
      text.replace(
        '  statement {\n    sid       = "A" // a\n    actions   = ["s3:x"]\n    resources = ["*"]\n  }\n',
        '',
      ),
    );
  });

  test('replaces strings, without anything being put into them', () => {
    const by = '${aws:username}';
    expect(hcl({ type: 'replace', at: at(text, '"s3:x"'), was: 's3:x', by })).toBe(
      text.replace('"s3:x"', () => '"$${aws:username}"'),
    );
    const list = { type: 'list', items: ['s3:1', { type: 'arn', resource: 'aws_x.y' }] } as const;
    expect(hcl({ type: 'replace', at: at(text, '"s3:y"'), was: 's3:y', by: list })).toContain(
      'actions = [\n      "s3:1",\n      aws_x.y.Arn, # y\n',
    );
  });

  test('inserts as the other entries are written, and conditions as blocks', () => {
    const value: NewValue = {
      type: 'object',
      entries: [['Bool', { type: 'object', entries: [['aws:SecureTransport', 'true']] }]],
    };
    expect(
      hcl({ type: 'insert', into: whole('{\n        Effect', '"*"\n      }'), key: 'Sid', value: 'B' }),
    ).toBe(text.replace('Action : "*"\n', 'Action : "*"\n        Sid: "B"\n'));
    expect(
      hcl({ type: 'insert', into: whole('statement {\n    sid', '\n  }'), key: 'Condition', value }),
    ).toBe(
      text.replace(
        'resources = ["*"]\n',
        `resources = ["*"]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
`,
      ),
    );
  });

  const deny: NewValue = {
    type: 'object',
    entries: [
      ['Effect', 'Deny'],
      ['Principal', '*'],
      ['Action', 's3:*'],
      ['Resource', '*'],
      [
        'Condition',
        { type: 'object', entries: [['Bool', { type: 'object', entries: [['aws:x', 'false']] }]] },
      ],
    ],
  };

  test('appends statements as `terraform fmt` would have them', () => {
    expect(hcl({ type: 'append', to: whole('[\n      { Effect', '},\n    ]'), item: deny })).toContain(`
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "*"
        Condition = {
          Bool = {
            "aws:x" = "false"
          }
        }
      },
    ]`);
    const documents = whole('data "aws_iam_policy_document"', '\n  }\n}');
    expect(hcl({ type: 'append', to: documents, item: deny })).toContain(`
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:x"
      values   = ["false"]
    }
  }
}
`);
  });

  test('blocks that stand close together stay so', () => {
    const close = `data "aws_iam_policy_document" "d" {
  statement {
    actions = ["s3:x"]
    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }
}
`;
    const into = { start: close.indexOf('statement'), end: close.indexOf('\n  }\n}') + 4 };
    const value: NewValue = {
      type: 'object',
      entries: [['Bool', { type: 'object', entries: [['aws:x', 'true']] }]],
    };
    expect(changed(file, close, { type: 'insert', into, key: 'Condition', value })).toContain(
      '    }\n    condition {\n      test     = "Bool"\n',
    );
  });
});
