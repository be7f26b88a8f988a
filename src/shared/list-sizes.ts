/**
 * How long lists can be: page sizes, and the most items of every list without pages. Services refuse more; the cost of a document is
 * estimated with these numbers (`@AtMost`), so that the estimate is never below the truth.
 */
export const LIST_SIZES = {
  /** A page of a connection without `first` and `last`. */
  page: 20,
  /** A page of messages without `first` and `last`. */
  pageOfMessages: 30,
  /** The largest page. */
  maxPage: 100,
  /** Children of an area; a test compares it with the areas of the program. */
  areaChildren: 100,
  /** What a query finds in the areas. */
  areasFound: 50,
  popularAreas: 50,
  /** People of a trip and members of its room, the author included. */
  travellers: 30,
  /** Clusters of places on a map. */
  placeClusters: 500,
  /** Where an address may be. */
  geocodeCandidates: 5,
  ageGroups: 4,
  imagesOfPost: 3,
  imagesOfMessage: 4,
  daysOfPlanner: 365,
  stopsOfDay: 50,
  /** Numbers of reviews by stars. */
  histogram: 5,
  uploadHeaders: 10,
  sessions: 100,
  notificationKinds: 18,
  pushSubscriptions: 20,
  dataExports: 10,
  identities: 20,
  providers: 20,
  pendingReferences: 100,
  reportsOfCase: 1_000,
  /** A message and the ten around it. */
  evidenceOfCase: 11,
  /** Nobody does more to one case: deciding it once, hiding and restoring. */
  actionsOfCase: 100,
  /** What stands on the account of a case. */
  sanctionsOfCase: 20,
} as const;
