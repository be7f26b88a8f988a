import { checkArea } from '../areas/area.service.ts';
import { type PreparedPicture, preparePictures } from '../media/use-upload.ts';
import { isBlank } from '../shared/blank.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { checkPoint, type GeoPoint } from './geo.ts';
import type { PlaceCategory } from './place.entity.ts';

/** What a new place is told of. */
export interface CreatePlace {
  name: string;
  description: string;
  address: string;
  category: PlaceCategory;
  contact?: string | null;
  website?: string | null;
  imageUploadId?: string | null;
  location?: GeoPoint | null;
  areaId?: string | null;
}

/** What changes of a place: an absent field stays, null clears. */
export type UpdatePlace = { [K in keyof CreatePlace]?: CreatePlace[K] | null };

/** Cleaned fields of an input; one that was absent is absent. */
export interface PlaceFields {
  name?: string;
  description?: string;
  address?: string;
  category?: PlaceCategory;
  contact?: string | null;
  website?: string | null;
  /** A picture that waits for the transaction; null removes it. */
  picture?: PreparedPicture | null;
  location?: GeoPoint | null;
  areaId?: string | null;
}

/**
 * Checks the fields that are there. Limits of domain.md: name 100, description 5,000, address 255, contact 20 characters;
 * website http(s). A blank contact or website is none.
 * @throws AppError BAD_USER_INPUT with all faults: REQUIRED where null may not clear, TOO_LONG, FORBIDDEN_CHARACTERS,
 * INVALID_URL, TOO_SMALL and TOO_LARGE coordinates, AREA_NOT_FOUND; for a picture those of preparePictures.
 */
export async function checkPlace(ctx: Context, input: UpdatePlace): Promise<PlaceFields> {
  const faults = new Faults();
  const fields: PlaceFields = {};
  if (input.name !== undefined) fields.name = faults.text('input.name', input.name, { max: 100, multiline: false });
  if (input.description !== undefined) {
    fields.description = faults.text('input.description', input.description, { max: 5_000 });
  }
  if (input.address !== undefined) {
    fields.address = faults.text('input.address', input.address, { max: 255, multiline: false });
  }
  if (input.category !== undefined) fields.category = input.category ?? faults.add('input.category', 'REQUIRED');
  if (input.contact !== undefined) fields.contact = checkContact(faults, input.contact);
  if (input.website !== undefined) fields.website = checkWebsite(faults, input.website);
  if (input.location !== undefined) {
    fields.location = input.location && checkPoint(faults, 'input.location', input.location);
  }
  if (input.areaId !== undefined) {
    fields.areaId = input.areaId === null ? null : checkArea(ctx, faults, 'input.areaId', input.areaId);
  }
  if (input.imageUploadId !== undefined) {
    fields.picture = input.imageUploadId === null ? null : await preparePicture(ctx, faults, input.imageUploadId);
  }
  faults.check();
  return fields;
}

function checkContact(faults: Faults, contact: string | null): string | null | undefined {
  if (contact === null || isBlank(contact)) return null;
  return faults.text('input.contact', contact, { max: 20, multiline: false });
}

function checkWebsite(faults: Faults, website: string | null): string | null | undefined {
  if (website === null || isBlank(website)) return null;
  return faults.webAddress('input.website', website);
}

/** The picture of an upload; what is wrong with it joins the other faults. */
async function preparePicture(ctx: Context, faults: Faults, id: string): Promise<PreparedPicture | undefined> {
  const prepared = await faults.gather(() => preparePictures(ctx, 'PLACE', [{ path: 'input.imageUploadId', id }]));
  return prepared?.[0];
}
