// What is no AWS operation: tests and curious people steer the playground here.
//
//   GET    /_playground/calls             counts by service:Operation, how many are under way, the newest calls, what
//                                         went wrong inside
//   DELETE /_playground/calls             forgets them
//   GET    /_playground/faults            the faults that wait for a call
//   POST   /_playground/faults            adds one, such as {"kind":"throttle","operation":"SendCommand","times":2}
//   DELETE /_playground/faults            removes all and lets slow answers go
//   GET    /_playground/alarms            the alarms of CloudWatch and their states, of the home region
//   POST   /_playground/alarms            sets one, such as {"name":"storefront-errors","state":"ALARM","region"?}
//   POST   /_playground/cut-websockets    {"how":"drop"|"close","sessionId"?}: cuts data channels
//   POST   /_playground/disturb-session   {"sessionId","loss"?,"duplication"?,"delay"?,"pause"?,"expire"?}: see agent/disturbances.ts
//   GET    /_playground/attachments/…     the file behind the Url of an attachment, which holds its own name
//   POST   /moto-api/reset                restores the seed (the path that moto's users know)
import type { IncomingMessage, ServerResponse } from 'node:http';
import { disturbSession } from './agent/disturbances.ts';
import { parseAlarmOrder } from './alarms.ts';
import type { CallLog } from './call-log.ts';
import type { DataChannels } from './data-channels.ts';
import { parseFault, type Faults } from './faults.ts';
import { sendJson, sendText } from './http.ts';
import { homeRegion, type Regions } from './state.ts';

interface ControlParts {
  readonly regions: Regions;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly channels: DataChannels;
}

/** What a route answers; a string is a refusal for the user, sent with 400. */
type Route = (body: string) => unknown;

export class ControlRoutes {
  readonly #routes: ReadonlyMap<string, Route>;

  constructor({ regions, calls, faults, channels }: ControlParts) {
    const done = { status: 'ok' };
    this.#routes = new Map<string, Route>([
      ['GET /_playground/calls', () => calls.report()],
      ['DELETE /_playground/calls', () => (calls.clear(), done)],
      ['GET /_playground/faults', () => ({ faults: faults.list() })],
      ['POST /_playground/faults', (body) => (faults.add(parseFault(JSON.parse(body))), done)],
      ['DELETE /_playground/faults', () => (faults.clear(), done)],
      ['GET /_playground/alarms', () => ({ alarms: regions.of(homeRegion).alarms.list() })],
      [
        'POST /_playground/alarms',
        (body) => {
          const { name, state, region = homeRegion } = parseAlarmOrder(JSON.parse(body));
          regions.of(region).alarms.set(name, state);
          return done;
        },
      ],
      ['POST /_playground/cut-websockets', (body) => ({ cut: cut(channels, JSON.parse(body)) })],
      [
        'POST /_playground/disturb-session',
        (body) => (disturbSession(JSON.parse(body), (id) => regions.findSession(id)), done),
      ],
      [
        'POST /moto-api/reset',
        async () => {
          faults.clear();
          calls.clear();
          await regions.reset();
          return done;
        },
      ],
    ]);
  }

  /** True if the request was for one of these routes, and is answered. */
  async serve(request: IncomingMessage, response: ServerResponse, body: string): Promise<boolean> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const attachment = /^\/_playground\/attachments\/[0-9a-f]{64}\/([\w.-]+)$/.exec(path)?.[1];
    if (request.method === 'GET' && attachment !== undefined) {
      sendText(response, 200, attachment);
      return true;
    }
    const route = this.#routes.get(`${request.method ?? ''} ${path}`);
    if (route === undefined) return false;
    try {
      sendJson(response, 200, await route(body));
    } catch (error) {
      sendJson(response, 400, { message: error instanceof Error ? error.message : String(error) });
    }
    return true;
  }
}

function cut(channels: DataChannels, order: unknown): number {
  const { how = 'drop', sessionId } = (order ?? {}) as { how?: unknown; sessionId?: unknown };
  if (how !== 'drop' && how !== 'close') throw new Error('how must be "drop" or "close".');
  if (sessionId !== undefined && typeof sessionId !== 'string') throw new Error('sessionId must be a text.');
  return channels.cut(how, sessionId);
}
