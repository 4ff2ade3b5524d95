import type { ManagedNode } from '../fleet/node.ts';
import type { Entry } from './schemas.ts';

const service = (name: string, displayName: string, status = 'Running'): Entry => ({
  Name: name,
  DisplayName: displayName,
  ServiceType: 'Win32OwnProcess',
  Status: status,
  StartType: status === 'Running' ? 'Automatic' : 'Manual',
});

/** The agent reports services of Windows only (user guide, "Metadata collected by inventory"). */
export function servicesOf({ platformType, service: purpose }: ManagedNode): Entry[] {
  if (platformType !== 'Windows') return [];
  const own: Readonly<Record<string, Entry>> = {
    directory: service('NTDS', 'Active Directory Domain Services'),
    'file-server': service('LanmanServer', 'Server'),
    'branch-print': service('Spooler', 'Print Spooler'),
  };
  const special = own[purpose];
  return [
    service('AmazonSSMAgent', 'Amazon SSM Agent'),
    service('Dhcp', 'DHCP Client'),
    service('Dnscache', 'DNS Client'),
    service('EventLog', 'Windows Event Log'),
    service('W32Time', 'Windows Time'),
    service('WinDefend', 'Microsoft Defender Antivirus Service'),
    service('wuauserv', 'Windows Update', 'Stopped'),
    ...(special === undefined ? [] : [special]),
  ];
}

const roles: readonly (readonly [name: string, displayName: string, purpose: string])[] = [
  ['AD-Domain-Services', 'Active Directory Domain Services', 'directory'],
  ['DNS', 'DNS Server', 'directory'],
  ['FileAndStorage-Services', 'File and Storage Services', 'file-server'],
  ['Print-Services', 'Print and Document Services', 'branch-print'],
  ['Web-Server', 'Web Server (IIS)', ''],
];

export const windowsRoles = (node: ManagedNode): Entry[] =>
  roles.map(([name, displayName, purpose]) => {
    const installed = node.service === purpose;
    return {
      Name: name,
      DisplayName: displayName,
      Path: displayName,
      FeatureType: 'Role',
      Installed: installed ? 'True' : 'False',
      InstalledState: installed ? 'Installed' : 'Available',
    };
  });

export const windowsRegistry = (node: ManagedNode): Entry[] => [
  {
    KeyPath: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Company',
    ValueName: 'Service',
    ValueType: 'REG_SZ',
    Value: node.service,
  },
  {
    KeyPath: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
    ValueName: 'CurrentBuild',
    ValueType: 'REG_SZ',
    Value: node.platformVersion.split('.')[2] ?? '',
  },
];
