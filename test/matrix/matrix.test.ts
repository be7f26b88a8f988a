import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { startTestApp } from '../kit/app.ts';
import { ask, documentOf, operationsOf } from './ask.ts';
import { FORETOLD, foretold } from './foretold.ts';
import { makeWorld, type Role } from './scenes.ts';
import { type Blocked, MORE, type Row, TABLE } from './table.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1_000_000 } });
const world = await makeWorld(server);
const schema = createSchema();
const operations = operationsOf(schema);

/** The cells of a row by the column, each a scene of its own; those that nobody can be in are left out. */
function cellsOf([, , signedOut, unverified, stranger, blocked, member, owner]: Row) {
  const plain = { signedOut, unverified, stranger, member, owner };
  const cells = Object.entries(plain).map(([role, gets]) => ({ column: role, as: role as Role, gets, in: null }));
  const block = typeof blocked === 'string' ? [] : [{ column: `blocked: ${blocked.in.name}`, ...blocked }];
  return [...cells, ...block].filter(({ gets }) => !gets.startsWith('no: '));
}

describe('the table of all operations and all roles', () => {
  it('has every operation of the schema, and no other', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...operations.keys()].sort());
    expect(MORE.filter(([name]) => !operations.has(name))).toEqual([]);
  });

  it('says of every cell what happens, or why there is none', () => {
    for (const row of [...Object.values(TABLE), ...MORE.map(([, more]) => more)]) {
      const cells = row.slice(2) as (string | Blocked)[];
      for (const cell of cells) expect(typeof cell === 'string' ? cell : cell.gets).toMatch(/^[A-Z_]+( |$)|^no: \S/);
    }
  });
});

describe('viewerCan', () => {
  it('says in advance, field by field, what some operation of the table answers', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => {
        const permissions = type.getFields().viewerCan?.type.toString().replace('!', '');
        const of = permissions && schema.getType(permissions);
        return isObjectType(of) ? Object.keys(of.getFields()).map((field) => `${type.name}.${field}`) : [];
      });
    const tested = Object.values(FORETOLD).flatMap((tellings) => tellings.map(({ of, field }) => `${of}.${field}`));
    // Of a person, not of a trip with them; and of what `node` does not find: test/safety/references.test.ts asks them.
    const elsewhere = ['User.writeReference', 'Reference.respond', 'Reference.report'];
    expect(fields.sort()).toEqual([...new Set([...tested, ...elsewhere])].sort());
    expect(Object.keys(FORETOLD).filter((name) => !operations.has(name))).toEqual([]);
  });
});

describe('what happens to whom', () => {
  it.each([...Object.entries(TABLE), ...MORE])('%s', async (name, row) => {
    const [makeScene, argsOf] = row;
    const cells = cellsOf(row);
    const field = operations.get(name)!;
    // What is only read or refused changes nothing: those cells share a scene.
    const common = await makeScene(world);
    const changesNothing = (gets: string) => name.startsWith('Query.') || gets !== 'OK';
    const happened = await Promise.all(
      cells.map(async ({ column, as, gets, in: state }) => {
        const scene = state === null && changesNothing(gets) ? common : await makeScene(world);
        await state?.set(world, scene);
        const args = argsOf(scene.things);
        const said = await foretold(scene.cast[as], name, scene.things);
        const outcome = await ask(scene.cast[as], documentOf(name, field, args), args);
        expect([column, ...said.filter((word) => word !== outcome)]).toEqual([column]);
        return [column, outcome];
      }),
    );
    expect(Object.fromEntries(happened)).toEqual(Object.fromEntries(cells.map(({ column, gets }) => [column, gets])));
  });
});
