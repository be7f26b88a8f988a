import { decode } from 'blurhash';
import { useEffect, useRef, useState } from 'react';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const PICTURE = graphql(`
  fragment Picture_image on Image {
    url
    thumbnailUrl
    width
    height
    blurHash
  }
`);

export type PictureImage = FragmentType<typeof PICTURE>;

const BLUR_SIZE = 24;

/** A picture that first shows its blur; without one, a quiet pattern stands in its place. `alt` is empty where words beside it say it. */
export function Picture({
  image,
  alt = '',
  className = '',
  whole = false,
  eager = false,
}: {
  image: PictureImage | null | undefined;
  alt?: string;
  className?: string;
  whole?: boolean;
  eager?: boolean;
}) {
  const found = useFragment(PICTURE, image);
  const [isLoaded, setLoaded] = useState(false);
  if (!found)
    return <div aria-hidden="true" className={`bg-gradient-to-br from-brand-tint to-accent-tint ${className}`} />;
  return (
    <div className={`relative overflow-hidden bg-sunken ${className}`}>
      {!isLoaded && <Blur hash={found.blurHash} />}
      <img
        src={whole ? found.url : found.thumbnailUrl}
        alt={alt}
        width={found.width}
        height={found.height}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : 'auto'}
        decoding="async"
        onLoad={() => setLoaded(true)}
        className={`size-full object-cover transition-opacity duration-300 ${isLoaded ? 'opacity-100' : 'opacity-0'}`}
      />
    </div>
  );
}

function Blur({ hash }: { hash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(BLUR_SIZE, BLUR_SIZE);
    pixels.data.set(decode(hash, BLUR_SIZE, BLUR_SIZE));
    context.putImageData(pixels, 0, 0);
  }, [hash]);
  return <canvas ref={canvas} width={BLUR_SIZE} height={BLUR_SIZE} className="absolute inset-0 size-full" />;
}

/** A person's picture, or the first letter of the name on a colour that stays the same. */
export function Avatar({
  image,
  name,
  size = 40,
}: {
  image: PictureImage | null | undefined;
  name: string | null | undefined;
  size?: number;
}) {
  const found = useFragment(PICTURE, image);
  const style = { width: size, height: size, fontSize: size * 0.42 };
  if (found) {
    return (
      <img
        src={found.thumbnailUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        style={style}
        className="shrink-0 rounded-full object-cover"
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      style={style}
      className="grid shrink-0 place-items-center rounded-full bg-brand-tint font-bold text-brand"
    >
      {[...(name ?? '·')][0]}
    </span>
  );
}
