import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { transaction } from '../data/transaction.ts';
import { discardPictures } from '../media/sweep.ts';
import { usePictures } from '../media/use-upload.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { requirePermission } from '../shared/permission.ts';
import { requestGeocoding } from './geocode-place.ts';
import { Place } from './place.entity.ts';
import { placeById } from './place.loaders.ts';
import { canUpdatePlace } from './place.policy.ts';
import type { PlaceRow } from './place.rows.ts';
import { type CreatePlace, checkPlace, type PlaceFields, type UpdatePlace } from './place-input.ts';

/**
 * Writes a place of the viewer. Without a location its address is looked up after the commit.
 * @throws AppError BAD_USER_INPUT: see checkPlace.
 */
export async function createPlace(ctx: Context, input: CreatePlace): Promise<PlaceRow> {
  const { location, picture, ...fields } = await checkPlace(ctx, input);
  const id = newId();
  return transaction(ctx, async (tx) => {
    tx.em.create(Place, {
      id,
      ...(fields as Required<typeof fields>),
      ...(await usePicture(tx, picture)),
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
      locationSource: location ? 'GIVEN' : null,
      createdById: ctx.viewer!.userId,
      createdAt: now(ctx),
    });
    if (!location) await requestGeocoding(tx, id, fields.address!);
    return written(tx, id);
  });
}

/**
 * Changes the fields that are given. A given location stays whatever the address becomes; one that was looked up goes
 * with its address, and the new address is looked up after the commit. `editedAt` moves when something has changed.
 * @throws AppError BAD_USER_INPUT (see checkPlace); NOT_FOUND PLACE_NOT_FOUND; FORBIDDEN NOT_PLACE_CREATOR.
 */
export async function updatePlace(ctx: Context, id: string, input: UpdatePlace): Promise<PlaceRow> {
  const { location, picture, ...fields } = await checkPlace(ctx, input);
  if (!isUuid(id)) throw notFound('PLACE_NOT_FOUND');
  return transaction(ctx, async (tx) => {
    const place = await tx.em.findOne(Place, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!place) throw notFound('PLACE_NOT_FOUND');
    requirePermission(canUpdatePlace(tx.viewer, place));
    const moved = place.locationSource !== 'GIVEN' && fields.address !== undefined && fields.address !== place.address;
    const spot = location
      ? { ...location, locationSource: 'GIVEN' as const }
      : location === null || moved
        ? NOWHERE
        : {};
    const changes = { ...fields, ...spot, ...(await usePicture(tx, picture)) };
    if (!isDeepStrictEqual({ ...place, ...changes }, { ...place })) {
      if (changes.imageId !== undefined) discardPictures(tx, [place.imageId ?? null]);
      tx.em.assign(place, { ...changes, editedAt: now(ctx) });
    }
    if (spot === NOWHERE) await requestGeocoding(tx, id, place.address);
    return written(tx, id);
  });
}

const NOWHERE = { latitude: null, longitude: null, locationSource: null };

/** What a prepared picture changes: nothing when there was no word of one. @throws AppError BAD_USER_INPUT UPLOAD_USED. */
async function usePicture(tx: Tx, picture: PlaceFields['picture']): Promise<{ imageId?: string | null }> {
  if (!picture) return picture === null ? { imageId: null } : {};
  const [imageId] = await usePictures(tx, [picture]);
  return { imageId };
}

/** The row as this transaction has written it. */
async function written(tx: Tx, id: string): Promise<PlaceRow> {
  await tx.em.flush();
  return (await placeById(tx).load(id))!;
}
