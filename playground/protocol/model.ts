/**
 * AWS's model of one service, reduced to what binds a request or an answer: names, types, required members, enums,
 * patterns, lengths, ranges, declared errors. Made by scripts/generate-models.ts from botocore's data folder.
 */
export interface Model {
  service: string;
  apiVersion: string;
  /** `json`: awsJson 1.1; `ec2`: ec2Query; `query`: awsQuery; `rest-json`: restJson1. */
  protocol: 'json' | 'ec2' | 'query' | 'rest-json';
  /** What stands before the dot in `X-Amz-Target`; awsJson only. */
  targetPrefix?: string;
  /** Namespace of answers; query protocols only. */
  xmlNamespace?: string;
  operations: Record<string, Operation>;
  shapes: Record<string, Shape>;
}

/** `input`, `output` and `errors` are names of shapes. */
export interface Operation {
  input?: string;
  output?: string;
  /** awsQuery wraps the answer in an element of this name. */
  resultWrapper?: string;
  /** restJson1 only. Names in braces stand for members. */
  http?: { method: string; uri: string };
  errors: string[];
}

export type Shape = Structure | List | MapShape | StringShape | NumberShape | PlainShape | BlobShape;

/** `min` and `max` bound a length for strings, lists, maps and blobs, and the value for numbers. */
interface Range {
  min?: number;
  max?: number;
}

export interface Structure {
  type: 'structure';
  members: Record<string, string | Member>;
  required?: string[];
  /** The error code on the wire, where it differs from the shape's name. */
  code?: string;
  /** The HTTP status of an error; absent: 400. */
  status?: number;
}

/** A member whose name on the wire differs from its own: `request` and `answer` name it in the two directions. */
export interface Member {
  shape: string;
  request: string;
  answer: string;
  /** restJson1: the member stands in the path or the query instead of the body. */
  location?: 'uri' | 'querystring';
}

export interface List extends Range {
  type: 'list';
  member: string;
  /** The element's name in XML; absent: `member`. */
  tag?: string;
}

export interface MapShape extends Range {
  type: 'map';
  key: string;
  value: string;
}

interface StringShape extends Range {
  type: 'string';
  enum?: string[];
  pattern?: string;
  sensitive?: true;
}

interface NumberShape extends Range {
  type: 'integer' | 'long' | 'float' | 'double';
}

interface PlainShape {
  type: 'boolean' | 'timestamp';
}

interface BlobShape extends Range {
  type: 'blob';
  sensitive?: true;
}
