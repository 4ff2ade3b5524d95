import type { Field } from '../catalog/field.ts';
import type { Value } from './edits.ts';

/** A value of the right type to start from. */
export function placeholder({ types, values, default: standard }: Field): Value {
  if (standard !== undefined) return standard;
  const [value] = values ?? [];
  switch (types[0]) {
    case 'StringList':
      return [value ?? ''];
    case 'List':
    case 'MapList':
    case 'Steps':
      return [];
    case 'StringMap':
    case 'Map':
    case 'Parameters':
      return {};
    case 'Integer':
      return 1;
    case 'Boolean':
      return false;
    default:
      return value ?? '';
  }
}
