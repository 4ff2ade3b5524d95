import http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** VS Code's settings `http.proxy` and `http.noProxy`; empty where nothing is set. */
export interface ProxySettings {
  readonly proxy: string;
  readonly noProxy: readonly string[];
}

export const noProxySettings: ProxySettings = { proxy: '', noProxy: [] };

/**
 * The proxy on the way to a URL, empty for none: the one of the settings, else the one of the environment
 * (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`). Hosts of either no-proxy list and this computer are reached directly.
 */
export function proxyFor(url: URL, { proxy, noProxy }: ProxySettings): string {
  const host = url.hostname.toLowerCase();
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return '';
  if (noProxy.some((entry) => covers(entry.trim().toLowerCase(), url))) return '';
  const fromEnvironment = getProxyForUrl(url.href);
  if (proxy === '') return fromEnvironment;
  const { NO_PROXY, no_proxy = NO_PROXY } = process.env;
  const excepted = (no_proxy ?? '').split(/[,\s]+/).some((entry) => covers(entry.toLowerCase(), url));
  return excepted ? '' : proxy;
}

/** `example.com`, `.example.com` and `*.example.com` cover what ends so; a port narrows it, `*` covers all. */
function covers(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true;
  const [, name = '', entryPort] = /^\*?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (name === '') return false;
  if (entryPort !== undefined && entryPort !== (port || (protocol === 'http:' ? '80' : '443'))) return false;
  const suffix = name.startsWith('.') ? name : `.${name}`;
  return `.${hostname.toLowerCase()}`.endsWith(suffix);
}

const poolOptions = { keepAlive: true, maxSockets: 50 };

/** Sends each request, and each WebSocket, by the proxy of its host or directly. */
export class ProxyingAgent extends Agent {
  readonly #settings: ProxySettings;
  readonly #options: https.AgentOptions;
  readonly #agents = new Map<string, http.Agent>();

  /** @param ca certificates to trust instead of the system's, in PEM */
  constructor(settings: ProxySettings, ca?: string) {
    const trust: https.AgentOptions = ca === undefined ? {} : { ca };
    // They become those of each request: an agent for a tunnel looks there alone for what the far end needs.
    super(trust);
    this.#settings = settings;
    this.#options = { ...poolOptions, ...trust };
  }

  override connect(_request: http.ClientRequest, options: AgentConnectOpts): http.Agent {
    const scheme = options.secureEndpoint ? 'https' : 'http';
    const host = options.host ?? 'localhost';
    const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
    const proxy = proxyFor(new URL(`${scheme}://${name}:${options.port}`), this.#settings);
    const key = `${scheme} ${proxy}`;
    const known = this.#agents.get(key) ?? this.#create(options.secureEndpoint, proxy);
    this.#agents.set(key, known);
    return known;
  }

  override destroy(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    super.destroy();
  }

  #create(secure: boolean, proxy: string): http.Agent {
    if (proxy === '') return secure ? new https.Agent(this.#options) : new http.Agent(poolOptions);
    // Its password stays out of the message.
    if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
      throw new Error(
        'The proxy in use must be an http or https address; look at http.proxy and HTTPS_PROXY.',
      );
    }
    return secure ? new TunnelAgent(proxy, this.#options) : new HttpProxyAgent(proxy, poolOptions);
  }
}

/**
 * An HttpsProxyAgent that knows who has to be at the end of a tunnel to an IP address. TLS has no server name for one
 * (RFC 6066, section 3), and https-proxy-agent 7.0.6 (the last `tls.connect` of its index.ts) leaves out the host, so
 * Node would ask the certificate for the name of the proxy, or for localhost.
 */
class TunnelAgent extends HttpsProxyAgent<string> {
  override connect(request: http.ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const { host = '' } = options;
    if (!options.secureEndpoint || isIP(host) === 0) return super.connect(request, options);
    const check = (_: string, certificate: PeerCertificate) => checkServerIdentity(host, certificate);
    return super.connect(request, { ...options, checkServerIdentity: check });
  }
}
