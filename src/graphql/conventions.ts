/** What holds for the whole API, told as the description of the schema: the first page of the documentation in a playground. */
export const CONVENTIONS = `Infinity Travel (인피니티 트래블): people post where they travel and find companions, plan trips day by day, review places, and talk in real time.

**Ids.** Every object has an \`id\`, a UUIDv7 that is unique over all types. \`node(id:)\` finds any object that the viewer may see.

**Nothing and hidden.** What does not exist and what the viewer may not see look the same: \`null\` from a query, NOT_FOUND from a mutation.

**Errors.** A refusal is a GraphQL error whose \`extensions\` carry \`code\` (the enum ErrorCode), \`reason\` (a finer, stable word such as COMPANION_FULL), \`requestId\`, for BAD_USER_INPUT \`fields\` (all faults at once: \`path\` such as \`input.startDate\`, \`reason\`, \`limit\`, \`message\`) and for RATE_LIMITED \`retryAfterSeconds\`. Messages are in the language of \`Accept-Language\` (ko or en; Korean without it). A mutation is done as a whole or not at all.

**Permissions.** \`viewerCan\` tells what the viewer may do with a thing and, where not, why: the same answer as the mutation's.

**Lists.** Connections follow the Relay specification: \`first\` with \`after\`, or \`last\` with \`before\`; 20 at a time (messages 30), at most 100, and more is refused. Cursors hold their place when things come and go; one of another list or sort order is refused.

**Text** is NFC and trimmed; lengths count what people see as characters (graphemes). In an update an absent field stays as it is, and null clears where it may.

**Dates.** \`Date\` is a calendar date where the trip goes, \`DateTime\` an instant in UTC. Whether a trip has begun is decided by the time zone of its area.

**Live.** Subscriptions run over WebSocket (graphql-transport-ws) at the same address. Follow a room with \`roomEvents(roomId:, afterSeq:)\` and come back with the highest \`seq\` that you saw: nothing is lost or doubled.`;
