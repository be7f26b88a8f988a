import type { GraphQLSchema } from 'graphql';
import type { Context } from '../shared/context.ts';
import { countWrite } from '../shared/limiter.ts';
import type { WriteLimit } from '../shared/rate-limits.ts';

// biome-ignore lint/suspicious/noExplicitAny: arguments of any field
type Uses = (args: any) => number;

const one: Uses = () => 1;

/** What a mutation counts as besides being one (`writes`). Copies count their stops themselves, when they are known. */
const COUNTED: Readonly<Record<string, Partial<Record<WriteLimit, Uses>>>> = {
  createCompanion: { posts: one },
  addComment: { comments: one },
  updateComment: { comments: one },
  applyToCompanion: { applications: one },
  createPlace: { places: one },
  writeReview: { reviews: one },
  createPlanner: { planners: one },
  copyPlanner: { planners: one },
  addStop: { stops: one },
  setDayStops: { stops: ({ stops }) => stops.length },
  openDirectRoom: { rooms: one },
  sendMessage: { messages: one },
  editMessage: { messages: one },
  createUpload: { uploads: one, uploadBytes: ({ byteSize }) => byteSize },
};

/**
 * Counts every field of the mutation root before its resolver runs, for the person and for the address, whatever becomes of it.
 * RATE_LIMITED when it is one too many.
 */
export function limitWrites(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve) continue;
    const counted = Object.entries({ writes: one, ...COUNTED[field.name] }) as [WriteLimit, Uses][];
    field.resolve = async (source, args, ctx: Context, info) => {
      for (const [limit, uses] of counted) await countWrite(ctx, limit, uses(args));
      return resolve(source, args, ctx, info);
    };
  }
}
