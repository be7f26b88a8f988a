/** Where a row carries values of resolved fields that its own statement has brought along, by field name. */
export const LOADED: unique symbol = Symbol('loaded');

export interface LoadedFields {
  [LOADED]?: Record<string, unknown>;
}
