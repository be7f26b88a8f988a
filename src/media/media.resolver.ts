import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { AtMost, enumOf, SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { UPLOAD_PURPOSES, type UploadPurpose } from './image.entity.ts';
import type { ImageRow } from './image.rows.ts';
import { imageAddress } from './image-address.ts';
import { ImageType } from './media.types.ts';
import { createUpload, type UploadTicket } from './upload.service.ts';

const UploadPurposeEnum = enumOf(UPLOAD_PURPOSES);
registerEnumType(UploadPurposeEnum, {
  name: 'UploadPurpose',
  description: 'What a picture is uploaded for.',
  valuesConfig: {
    AVATAR: { description: 'The picture of a person.' },
    COMPANION: { description: 'Thumbnail or picture of a companion post.' },
    PLACE: { description: 'The picture of a place.' },
    MESSAGE: { description: 'A picture in a message.' },
  },
});

@ObjectType('UploadHeader', { description: 'A header that the PUT must carry.' })
class UploadHeaderType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType('Upload', {
  description: 'Permission to PUT one picture, straight to the store; then use `id` as the matching …UploadId.',
})
class UploadType {
  @Field(() => ID, { description: 'Use it once, as the …UploadId of its purpose.' })
  id!: string;
  @Field(() => String, { description: 'Where to PUT the bytes.' })
  url!: string;
  @Field(() => String, { description: 'Always PUT.' })
  method!: string;
  @AtMost(LIST_SIZES.uploadHeaders)
  @Field(() => [UploadHeaderType], { description: 'Headers that the PUT must carry.' })
  headers!: UploadHeaderType[];
  @Field(() => Date, { description: 'Until when it can be uploaded and used: an hour.' })
  expiresAt!: Date;
}

@Resolver(() => ImageType)
export class MediaResolver {
  @Authorized()
  @Mutation(() => UploadType, {
    description: 'Permits one PUT of a JPEG, PNG, WebP or AVIF of at most 10 MB and 50 megapixels.',
  })
  createUpload(
    @Ctx() ctx: Context,
    @Arg('purpose', () => UploadPurposeEnum, { description: 'What it is for.' }) purpose: UploadPurpose,
    @Arg('contentType', () => String, {
      description:
        'image/jpeg, image/png, image/webp or image/avif; image/jpg, image/pjpeg and image/x-png count as these.',
    })
    contentType: string,
    @Arg('byteSize', () => Int, { description: 'Exactly how many bytes will come.' }) byteSize: number,
  ): Promise<UploadTicket> {
    return createUpload(ctx, purpose, contentType, byteSize);
  }

  @SameForAll()
  @FieldResolver(() => String, {
    description:
      'Where the whole picture is. It never changes, but for a picture in a message: that address holds for one to two hours, so ask again for it.',
  })
  url(@Root() image: ImageRow, @Ctx() ctx: Context): string {
    return imageAddress(ctx.app, image.purpose, image.storageKey);
  }

  @SameForAll()
  @FieldResolver(() => String, {
    description: 'Where a small one is, at most 480 pixels wide or high; as `url` otherwise.',
  })
  thumbnailUrl(@Root() image: ImageRow, @Ctx() ctx: Context): string {
    return imageAddress(ctx.app, image.purpose, image.thumbnailKey);
  }
}
