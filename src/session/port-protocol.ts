// How local connections share one Port session. Three generations of agents do it in two ways; both are state machines
// without I/O between the local connections and the data channel.
//
// Sources: aws/session-manager-plugin src/sessionmanagerplugin/session/portsession/basicportforwarding.go and
// muxportforwarding.go, aws/amazon-ssm-agent agent/session/plugins/port/port_basic.go and port_mux.go.
import { omitsKeepAlive, supportsMultiplexing } from './agent-version.ts';
import { BasicPort } from './basic-port.ts';
import { MuxPort } from './mux-port.ts';
import type { PortProtocol } from './port-events.ts';

/** The protocol that an agent of this version speaks in sessions of the type LocalPortForwarding. */
export function choosePortProtocol(agentVersion: string): PortProtocol {
  if (!supportsMultiplexing(agentVersion)) return new BasicPort();
  return new MuxPort({ keepsAlive: !omitsKeepAlive(agentVersion) });
}
