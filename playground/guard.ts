import type { IncomingMessage } from 'node:http';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Why `request` is refused, or undefined. The playground runs commands on this computer, so no web page may drive it:
 * a browser says where a request comes from by `Origin` or `Sec-Fetch-Site`, and a name that an attacker points at
 * 127.0.0.1 (DNS rebinding) shows in `Host`.
 */
export function refuse(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { headers } = request;
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) {
    return 'The playground does not answer web pages.';
  }
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!loopbackNames.has(name)) {
    return 'The playground answers only requests addressed to 127.0.0.1 or localhost.';
  }
  return undefined;
}
