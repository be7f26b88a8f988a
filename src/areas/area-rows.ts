import type { AreaKind } from './area.entity.ts';
import areas from './data/areas.json' with { type: 'json' };

/**
 * A node of the tree continent > country > city or region. `id` is a stable slug (`asia-east`, `kr`, `kr-jeju`);
 * coordinates are in degrees (WGS 84), both null or both given; only a continent has no parent.
 */
export type AreaRow = {
  readonly id: string;
  readonly kind: AreaKind;
  readonly nameKo: string;
  readonly nameEn: string;
  /** Other names it is searched by; never shown. */
  readonly aliases: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly parentId: string | null;
};

/** Every area there is, parents before children. Written by `scripts/compile-areas.ts`, never by hand. */
export const areaRows: readonly AreaRow[] = areas as readonly AreaRow[];
