import { broadcastInput, stopBroadcast } from './broadcast.ts';
import { forceClose } from './close-session.ts';
import { editPreferences, type PreferencesParts } from './session-preferences.ts';
import { splitSession, startSessions } from './start-session.ts';
import { startWithDocument } from './start-with-document.ts';
import { recordTranscript, stopTranscript } from './transcript.ts';

type Command = readonly [title: string, run: (row: unknown, rows: unknown) => unknown];

/** The commands on sessions: the titles of their messages, and what they do. */
export function sessionCommands(parts: PreferencesParts): Readonly<Record<string, Command>> {
  return {
    'ssm.startSession': ['Start Session', (row, rows) => startSessions(parts, row, rows)],
    'ssm.startSessionWithDocument': [
      'Start Session with a Document',
      (row, rows) => startWithDocument(parts, row, rows),
    ],
    'ssm.splitSession': ['Split Session', () => splitSession(parts)],
    'ssm.broadcastInput': ['Broadcast Input', () => broadcastInput(parts)],
    'ssm.stopBroadcast': ['Stop Broadcast', () => stopBroadcast(parts)],
    'ssm.recordTranscript': ['Record Transcript', () => recordTranscript(parts)],
    'ssm.stopTranscript': ['Stop Transcript', () => stopTranscript(parts)],
    'ssm.editSessionPreferences': ['Session Preferences', () => editPreferences(parts)],
    'ssm.forceCloseSession': ['Force Close Session', () => forceClose(parts)],
  };
}
