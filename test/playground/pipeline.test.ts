import assert from 'node:assert/strict';
import type { HandlerContext } from '../../playground/handler.ts';
import { answerCall, type PipelineHost } from '../../playground/pipeline.ts';
import { ServiceError } from '../../playground/protocol/service-error.ts';
import type { AnyHandler } from '../../playground/services.ts';
import { authorization } from './endpoint.ts';
import { sample } from './protocol/model.ts';

/** One call of the sample service's Put, with what the playground reported about itself. */
async function put(
  handler: AnyHandler | undefined,
  payload = '{"Name":"abc"}',
  header = authorization('sample'),
) {
  const breaches: string[] = [];
  const host: PipelineHost = {
    contextFor: (caller, requestId) => ({ caller, requestId }) as HandlerContext,
    applyFaults: () => Promise.resolve(),
    reportBreach: (text) => breaches.push(text),
  };
  const service = { model: sample, handlers: { Put: handler }, errorCodes: new Set(['ReallyAnswered']) };
  const call = { service, operation: 'Put', payload };
  const { answer, errorCode, caller } = await answerCall(call, header, { host, requestId: 'id' });
  return { status: answer.status, body: JSON.parse(answer.body) as unknown, errorCode, caller, breaches };
}

describe('a request through the playground', () => {
  it('reaches the handler with its caller and comes back encoded', async () => {
    const { status, body, caller, breaches } = await put((input, context) => ({
      ...(input as object),
      Count: context.caller.region.length,
    }));
    assert.deepEqual([status, body], [200, { Name: 'abc', Count: 9 }]);
    assert.deepEqual(caller, { accessKeyId: 'playground', region: 'us-east-1' });
    assert.deepEqual(breaches, []);
  });

  it('is a 501 without a handler', async () => {
    const { status, body, errorCode } = await put(undefined);
    assert.equal(status, 501);
    assert.equal(errorCode, 'NotSimulated');
    assert.deepEqual(body, {
      __type: 'NotSimulated',
      message: 'The playground does not simulate sample:Put.',
    });
  });

  it('is refused without credentials before anything else', async () => {
    const { body } = await put(undefined, '{}', '');
    assert.deepEqual(body, {
      __type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
    assert.equal((await put(undefined, '{}', 'Bearer x')).errorCode, 'IncompleteSignatureException');
  });

  it('never reaches the handler with input that the model refuses', async () => {
    const never = () => assert.fail('the handler was called');
    assert.equal((await put(never, '{"Name":"X"}')).errorCode, 'ValidationException');
    assert.equal((await put(never, '{"Nmae":"abc"}')).errorCode, 'SerializationException');
  });

  it('answers errors that the operation declares, that all have, or that are known of it', async () => {
    for (const code of ['NotThere', 'ThrottlingException', 'AccessDeniedException', 'ReallyAnswered']) {
      const { errorCode, breaches } = await put(() => {
        throw new ServiceError(code, 'No.');
      });
      assert.equal(errorCode, code);
      assert.deepEqual(breaches, []);
    }
  });

  it('is a 500 and a report for any other error', async () => {
    const undeclared = await put(() => {
      throw new ServiceError('MadeUp', 'No.');
    });
    assert.equal(undeclared.status, 500);
    assert.deepEqual(undeclared.breaches, [
      'sample:Put: the operation does not declare the error MadeUp (No.)',
    ]);
    const crash = await put(() => Promise.reject(new TypeError('oops')));
    assert.deepEqual([crash.status, crash.errorCode], [500, 'InternalServerError']);
    assert.match(crash.breaches[0] ?? '', /^sample:Put: TypeError: oops\n/);
  });

  it('is a 500 and a report for an answer that does not fit the model', async () => {
    const { status, breaches } = await put(() => ({ Name: 'abc', Extra: 1 }));
    assert.equal(status, 500);
    assert.match(breaches[0] ?? '', /its answer does not fit the model: Output has no member Extra/);
  });
});
