import { type Catalog, permissionsFor } from '@leastwise/core';

/** Commands of `@aws-sdk/lib-dynamodb`, which are named after what they do to documents. */
const DOCUMENT_COMMANDS: Readonly<Record<string, string>> = {
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
  Update: 'UpdateItem',
};

/** Methods of boto3 that are made of several operations. */
const TRANSFERS: Readonly<Record<string, string>> = {
  download_file: 'GetObject',
  download_fileobj: 'GetObject',
  upload_file: 'PutObject',
  upload_fileobj: 'PutObject',
};

/**
 * The actions of a service that a program calls by name, through the AWS SDK for JavaScript or boto3. What it calls
 * in other ways is not seen.
 * @param runtime as Lambda names it: `nodejs22.x`, `python3.13`
 * @param service the prefix of its actions: `s3`
 * @returns ids as the catalogue has them; none when nothing is seen
 */
export function calledActions(code: string, runtime: string, service: string, catalog: Catalog): Set<string> {
  const operations = runtime.startsWith('python') ? pythonOperations(code) : scriptOperations(code);
  const actions = new Set<string>();
  for (const operation of operations) {
    const id = `${service}:${operation}`;
    const renamed = permissionsFor(id);
    for (const name of renamed.length > 0 ? renamed : [id]) {
      const action = catalog.action(name);
      if (action) actions.add(action.id);
    }
  }
  return actions;
}

/** `new GetObjectCommand(...)` of version 3, `client.getObject(...)` of version 2 and of version 3's clients. */
function scriptOperations(code: string): string[] {
  const commands = [...code.matchAll(/\b([A-Z]\w*?)Command\b/g)].map(([, name = '']) => {
    return DOCUMENT_COMMANDS[name] ?? name;
  });
  const methods = [...code.matchAll(/\.([a-z]\w*)\s*\(/g)].map(([, name = '']) => {
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  return [...commands, ...methods];
}

/** `client.get_object(...)`, `table.query(...)`, `bucket.upload_file(...)`. */
function pythonOperations(code: string): string[] {
  return [...code.matchAll(/\.([a-z][a-z0-9_]*)\s*\(/g)].map(([, name = '']) => {
    return TRANSFERS[name] ?? name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  });
}
