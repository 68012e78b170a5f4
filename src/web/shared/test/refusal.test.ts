import { describe, expect, it } from 'vitest';
import { problemOf, Refusal, refusalOf, Unreachable } from '../src/refusal';

describe('a hub error', () => {
  it.each([
    ['case.not_found: There is no such case.', 'case.not_found', 'There is no such case.'],
    ['message.bad_text: It holds a code: 123456.', 'message.bad_text', 'It holds a code: 123456.'],
    ['not.found:', 'not.found', ''],
    ['too.many-things: Wait.\nA little.', 'too.many-things', 'Wait.\nA little.'],
  ])('%s is a refusal', (message, code, sentence) => {
    expect(refusalOf(new Error(message))).toMatchObject({ name: 'Refusal', code, message: sentence });
  });

  it.each(['limit.messages', 'database.unavailable', 'storage.full', 'server.fault'])('%s passes with time', (code) => {
    expect(refusalOf(new Error(`${code}: Please try again.`))).toMatchObject({ name: 'Unreachable', code });
  });

  it.each([
    "An unexpected error occurred invoking 'Send' on the server.",
    'WebSocket closed with status code: 1006 ().',
    'HubException: something went wrong',
    'Server returned an error on close: Connection closed with an error.',
    'Error: 503: no',
  ])('%s is none', (message) => {
    expect(refusalOf(new Error(message))).toBeNull();
  });

  it('is none when nothing was thrown that says anything', () => {
    expect(refusalOf('gone')).toBeNull();
  });
});

describe('a problem', () => {
  it('carries its stable code', () => {
    expect(problemOf(409, { code: 'client_message_id_reused', detail: 'Other text.' })).toMatchObject({
      code: 'client_message_id_reused',
      status: 409,
      message: 'Other text.',
    });
  });

  it('has a code of its own when the body has none', () => {
    expect(problemOf(404, null)).toMatchObject({ code: 'http_404' });
  });

  it('tells what was too much', () => {
    expect(problemOf(429, { code: 'limit.messages' })).toMatchObject({ name: 'Unreachable', code: 'limit.messages' });
    expect(problemOf(503, { code: 'exchange.unavailable' })).toMatchObject({ code: undefined });
  });

  it('tells that a file cannot be checked now', () => {
    const told = problemOf(503, { code: 'file.scan_later' });
    expect(told).toMatchObject({ name: 'Unreachable', code: 'file.scan_later' });
  });

  it.each([408, 429, 500, 502, 503])('%i passes with time', (status) => {
    expect(problemOf(status, { code: 'busy' })).toBeInstanceOf(Unreachable);
  });

  it.each([400, 403, 422])('%i does not', (status) => {
    expect(problemOf(status, {})).toBeInstanceOf(Refusal);
  });
});
