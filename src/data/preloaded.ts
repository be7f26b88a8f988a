/** Where a row carries values of resolved fields that its own statement has brought along, by field name. */
export const PRELOADED: unique symbol = Symbol('loaded');

export interface PreloadedFields {
  [PRELOADED]?: Record<string, unknown>;
}
