import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Picture } from '../../design/picture.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const GALLERY = graphql(`
  fragment Gallery_companion on Companion {
    thumbnail {
      id
      ...Picture_image
    }
    images {
      id
      ...Picture_image
    }
  }
`);

/** Pictures of a post: one large, the others to choose from. */
export function Gallery({ companion }: { companion: FragmentType<typeof GALLERY> }) {
  const { thumbnail, images } = useFragment(GALLERY, companion);
  const { t } = useLingui();
  const [chosen, choose] = useState(0);
  const all = [...(thumbnail ? [thumbnail] : []), ...images];
  const shown = all[Math.min(chosen, all.length - 1)];
  return (
    <section aria-label={t`사진`} className="flex flex-col gap-2">
      <Picture image={shown} whole eager className="aspect-[4/3] w-full rounded-card md:aspect-[16/9]" />
      {all.length > 1 && (
        <div className="grid grid-cols-4 gap-2">
          {all.map((image, i) => (
            <button
              key={image.id}
              type="button"
              aria-label={t`사진 ${i + 1}`}
              aria-pressed={i === chosen}
              onClick={() => choose(i)}
              className="cursor-pointer overflow-hidden rounded-control border-3 border-transparent aria-pressed:border-brand"
            >
              <Picture image={image} className="aspect-[4/3]" />
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
