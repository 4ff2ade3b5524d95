import { asMap } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { entryOf, runsCommand, sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionProperties: Rule = {
  code: 'session-properties',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    const type = document && sessionTypeOf(document);
    if (document?.sessionType === undefined || type === undefined || type === 'Standard_Stream') return;
    const entry = document.root?.entry('properties');
    const wanted = runsCommand(document) ? 'the commands for each platform' : 'the portNumber';
    if (entry === undefined) {
      report({
        range: document.sessionType,
        message: `Sessions of type ${type} need "properties" with ${wanted}`,
      });
      return;
    }
    // That it is a map at all is the business of doc-key-type.
    const properties = asMap(entry.value);
    if (properties === undefined && entry.value.kind !== 'missing') return;
    const isEmpty = runsCommand(document)
      ? !['linux', 'windows', 'macos'].some((platform) => entryOf(properties, platform) !== undefined)
      : entryOf(properties, 'portNumber') === undefined;
    if (isEmpty)
      report({ range: entry.key, message: `"properties" for sessions of type ${type} needs ${wanted}` });
  },
};
