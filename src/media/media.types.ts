import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Image', { description: 'A stored picture: re-encoded, without metadata.' })
export class ImageType {
  @Field(() => String, { description: 'Where the picture is.' })
  url!: string;
  @Field(() => String, { description: 'Where a small one is, for lists.' })
  thumbnailUrl!: string;
  @Field(() => Int, { description: 'Of the picture, in pixels.' })
  width!: number;
  @Field(() => Int, { description: 'Of the picture, in pixels.' })
  height!: number;
  @Field(() => String, { description: 'A blurred stand-in while it loads (BlurHash).' })
  blurHash!: string;
}
