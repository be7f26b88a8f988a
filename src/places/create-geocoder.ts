import type { Pool } from 'pg';
import type { App } from '../shared/context.ts';
import { createGazetteer } from './gazetteer.ts';
import type { Geocoder } from './geocoder.ts';
import { createGoogle } from './google.ts';
import { createNominatim, PUBLIC_NOMINATIM } from './nominatim.ts';

/** The geocoder that the configuration chooses (GEOCODER). Only the public Nominatim is asked slowly. */
export function createGeocoder(config: App['config'], pool: Pool): Geocoder {
  switch (config.geocoder) {
    case 'gazetteer':
      return createGazetteer(pool);
    case 'nominatim': {
      const isPublic = new URL(config.nominatimUrl).host === new URL(PUBLIC_NOMINATIM.url).host;
      return createNominatim({
        url: config.nominatimUrl,
        email: config.nominatimEmail,
        userAgent: `InfinityTravel (${config.webUrl})`,
        intervalMs: isPublic ? PUBLIC_NOMINATIM.intervalMs : 0,
      });
    }
    case 'google':
      // readConfig refuses to start without it.
      return createGoogle({ url: config.googleMapsUrl, key: config.googleMapsKey! });
  }
}
