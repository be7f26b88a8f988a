import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';

/** What can be hidden from others: the types of `Reportable`. */
export const HIDEABLE_KINDS = ['User', 'Companion', 'Comment', 'Message', 'Place', 'Review', 'Planner'] as const;
export type HideableKind = (typeof HIDEABLE_KINDS)[number];

/** What is taken out of a row while it is hidden, and put back when it is restored; a kind that keeps its row as it is has none. */
export interface KeptWords {
  text?: string | null;
  nickname?: string;
  introduction?: string;
  visibility?: string;
}

/** Something that is hidden from everybody but its author, and why. */
const hiddenContentSchema = defineEntity({
  name: 'HiddenContent',
  tableName: 'hidden_contents',
  properties: {
    /** Of the hidden object; ids are unique over all tables. */
    subjectId: p.uuid().primary(),
    kind: p.enum(HIDEABLE_KINDS),
    reason: p.text(),
    hiddenAt: p.datetime(3),
    kept: p.json<KeptWords>(),
  },
});
export class HiddenContent extends hiddenContentSchema.class {}
hiddenContentSchema.setClass(HiddenContent);

/** A picture of something hidden, kept for the case that it is restored. */
const hiddenImageSchema = defineEntity({
  name: 'HiddenImage',
  tableName: 'hidden_images',
  primaryKeys: ['subjectId', 'position'],
  properties: {
    subjectId: () => p.manyToOne(HiddenContent).mapToPk().name('subject_id').primary(),
    position: p.integer().primary(),
    /** Of `images`, which is to the right: no relation from here. */
    imageId: p.uuid(),
  },
});
export class HiddenImage extends hiddenImageSchema.class {}
hiddenImageSchema.setClass(HiddenImage);

declare module '../../data/tables.ts' {
  interface Tables {
    hidden_contents: TableOf<typeof hiddenContentSchema>;
    hidden_images: TableOf<typeof hiddenImageSchema>;
  }
}
