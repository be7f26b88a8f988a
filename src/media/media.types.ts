import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('Image', { simpleResolvers: true, description: 'A stored picture: re-encoded, without metadata.' })
export class ImageType {
  @Field(() => ID, { description: 'Keeps the picture when its post is edited: `imageUploadIds` takes it too.' })
  id!: string;
  @Field(() => String, { description: 'Where the whole picture is.' })
  url!: string;
  @Field(() => String, { description: 'Where a small one is.' })
  thumbnailUrl!: string;
  @Field(() => Int, { description: 'Width of the whole picture in pixels.' })
  width!: number;
  @Field(() => Int, { description: 'Height of the whole picture in pixels.' })
  height!: number;
  @Field(() => String, { description: 'A blur to show until it is there (BlurHash).' })
  blurHash!: string;
}
