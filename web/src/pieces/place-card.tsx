import { Link } from 'react-router';
import { placeCategoryWords } from '../app/words.ts';
import { Picture } from '../design/picture.tsx';
import { Badge } from '../design/pieces.tsx';
import { Rating } from '../design/stars.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const CARD = graphql(`
  fragment PlaceCard_place on Place {
    id
    name
    category
    address
    rating
    reviewCount
    image {
      id
      ...Picture_image
    }
  }
`);

/** A place among others: its picture, its name, where it is and what people say of it. */
export function PlaceCard({ place: masked }: { place: FragmentType<typeof CARD> }) {
  const place = useFragment(CARD, masked);
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-card bg-surface shadow-card transition-shadow hover:shadow-lift">
      <div className="relative">
        <Picture image={place.image} className="h-44 transition-transform duration-500 group-hover:scale-[1.03]" />
        <span className="absolute top-3 left-3">
          <Badge tone="brand">{placeCategoryWords(place.category)}</Badge>
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-1.5 p-4">
        <h2 className="line-clamp-2 text-lg leading-snug font-bold">
          <Link to={`/places/${place.id}`} className="after:absolute after:inset-0">
            {place.name}
          </Link>
        </h2>
        <p className="line-clamp-1 text-sm text-soft">{place.address}</p>
        <p className="mt-auto pt-1 text-sm">
          <Rating rating={place.rating} count={place.reviewCount} />
        </p>
      </div>
    </article>
  );
}
