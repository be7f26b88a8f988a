import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString } from 'graphql';
import type { Usage } from '../../shared/usage.ts';
import type { FieldPlan } from './plan.ts';

/** An object of the answer under way. */
export type Answered = Record<string | number, unknown>;

/**
 * Reads the columns of a source into an object with all names of the selection, in order; what is no column is null for now. Null
 * instead when a value is not of its type: then nothing has happened, and the general path says what is wrong. It may throw.
 */
export type ReadColumns = (source: unknown, usage: Usage) => Answered | null;

/** A scalar that stands in the row as it stands in the answer: nothing to resolve, nothing to complete. */
export function isColumn({ definition, value, constant }: FieldPlan): boolean {
  return constant !== null || (value.leaf !== null && !definition.resolve);
}

/**
 * Writes and compiles the function that does it: reading by names that stand in the code is several times faster than by names in
 * variables, and most of what is answered is columns.
 */
export function compileColumns(fields: readonly FieldPlan[]): ReadColumns {
  const reads: string[] = [];
  const checks = ['true'];
  const bytes = ['0'];
  const members: string[] = [];
  const types: GraphQLLeafType[] = [];
  for (const [i, field] of fields.entries()) {
    const { key, constant, definition } = field;
    // An ordinary `__proto__` in an object's text would be its prototype.
    const name = key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
    if (!isColumn(field) || constant !== null) {
      members.push(`${name}: ${JSON.stringify(constant)}`);
      continue;
    }
    const leaf = field.value.leaf!;
    const value = `v${i}`;
    const { fits, size, written } = kindOf(leaf, value, types);
    const isNull = `${value} === null || ${value} === undefined`;
    reads.push(`const ${value} = source[${JSON.stringify(definition.name)}];`);
    if (field.value.nonNull) {
      checks.push(fits);
      bytes.push(size);
      members.push(`${name}: ${written}`);
    } else {
      checks.push(`(${isNull} || ${fits})`);
      bytes.push(`(${isNull} ? 4 : ${size})`);
      members.push(`${name}: ${isNull} ? null : ${written}`);
    }
  }
  return functionOf(`return (source, usage) => {
    ${reads.join('\n')}
    if (!(${checks.join(' && ')})) return null;
    const answered = { ${members.join(', ')} };
    usage.bytes += ${bytes.join(' + ')};
    return answered;
  };`)(types, bytesOf, isPlain);
}

interface Kind {
  /** Conditions and values as code. */
  fits: string;
  size: string;
  written: string;
}

function kindOf(leaf: GraphQLLeafType, value: string, types: GraphQLLeafType[]): Kind {
  switch (leaf) {
    case GraphQLID:
      return { fits: `typeof ${value} === 'string'`, size: `${value}.length`, written: value };
    case GraphQLString:
      return { fits: `typeof ${value} === 'string'`, size: `bytesOf(${value})`, written: value };
    case GraphQLInt:
      return { fits: `(${value} | 0) === ${value}`, size: '8', written: value };
    case GraphQLFloat:
      return { fits: `(typeof ${value} === 'number' && ${value} - ${value} === 0)`, size: '8', written: value };
    case GraphQLBoolean:
      return { fits: `typeof ${value} === 'boolean'`, size: '5', written: value };
    default:
      types.push(leaf);
      return {
        fits: `isPlain(${value})`,
        size: '26',
        written: `types[${types.length - 1}].serialize(${value})`,
      };
  }
}

const SHORT = 16;
const MAX_BYTES_A_UNIT = 3;

/** Bytes of a text in the answer: exact for long ones, at most so many for short ones. */
export function bytesOf(text: string): number {
  return text.length <= SHORT ? text.length * MAX_BYTES_A_UNIT : Buffer.byteLength(text);
}

const isPlain = (value: unknown): boolean =>
  value !== null && value !== undefined && typeof value !== 'function' && !(value instanceof Error);

type Maker = (types: readonly GraphQLLeafType[], bytes: typeof bytesOf, plain: typeof isPlain) => ReadColumns;

/** Selections of many documents are alike: equal code is compiled once. */
const compiled = new Map<string, Maker>();
const MAX_COMPILED = 2_000;

function functionOf(code: string): Maker {
  const known = compiled.get(code);
  if (known) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const made = new Function('types', 'bytesOf', 'isPlain', code) as Maker;
  compiled.set(code, made);
  return made;
}
