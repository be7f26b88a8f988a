import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';

export const UPLOAD_PURPOSES = ['AVATAR', 'COMPANION', 'PLACE', 'MESSAGE'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** A picture that was checked and written anew, with its thumbnail. */
const imageSchema = defineEntity({
  name: 'Image',
  tableName: 'images',
  properties: {
    id: p.uuid().primary(),
    ownerId: () => p.manyToOne(User).mapToPk().name('owner_id').nullable(),
    storageKey: p.text(),
    thumbnailKey: p.text(),
    purpose: p.enum(UPLOAD_PURPOSES),
    width: p.integer(),
    height: p.integer(),
    blurHash: p.text(),
    createdAt: p.datetime(3),
  },
});
export class Image extends imageSchema.class {}
imageSchema.setClass(Image);

/** A place for bytes to arrive at; used once, by what the picture is for. */
const uploadSchema = defineEntity({
  name: 'Upload',
  tableName: 'uploads',
  properties: {
    id: p.uuid().primary(),
    ownerId: () => p.manyToOne(User).mapToPk().name('owner_id'),
    purpose: p.enum(UPLOAD_PURPOSES),
    contentType: p.text(),
    byteSize: p.integer(),
    storageKey: p.text(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    /** Set once the place where its bytes arrive has been emptied for the last time. */
    clearedAt: p.datetime(3).nullable(),
    imageId: () => p.manyToOne(Image).mapToPk().name('image_id').nullable(),
  },
});
export class Upload extends uploadSchema.class {}
uploadSchema.setClass(Upload);

declare module '../data/tables.ts' {
  interface Tables {
    images: TableOf<typeof imageSchema>;
    uploads: TableOf<typeof uploadSchema>;
  }
}
