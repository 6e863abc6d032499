import assert from 'node:assert/strict';
import { readRequest } from '../../../src/editor/pageRequest.ts';

describe('what a page asks for', () => {
  it('is to open an address outside, when that is one of https', () => {
    const leave = (address: unknown): unknown => readRequest({ type: 'leave', address });
    const address = 'https://github.com/owner/name';
    assert.deepEqual(leave(address), { type: 'leave', address });
    for (const other of ['http://github.com', 'file:///etc/passwd', 'command:a.b', 'vscode://a.b', '', undefined, 1])
      assert.equal(leave(other), undefined, String(other));
  });

  it('is nothing where it is no request', () => {
    for (const message of [
      undefined,
      null,
      1,
      'leave',
      [],
      {},
      { type: 'else' },
      { type: 'open', kind: 'file', id: 'a' },
    ])
      assert.equal(readRequest(message), undefined);
  });
});
