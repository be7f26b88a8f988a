/** Words for faults of input, for the doors, and for what no domain owns. */
export const commonMessages = {
  INVALID_INPUT: ['입력값을 확인해 주세요.', 'Please check the input.'],
  REQUIRED: ['필수 항목입니다.', 'This is required.'],
  INVALID_VALUE: ['형식이 올바르지 않습니다.', 'This value has the wrong form.'],
  INVALID_ID: ['올바른 ID가 아닙니다.', 'This is not a valid id.'],
  INVALID_DATE: ['YYYY-MM-DD 형식의 날짜여야 합니다.', 'This must be a date such as 2026-12-31.'],
  INVALID_URL: ['http 또는 https 주소여야 합니다.', 'This must be an http or https address.'],
  UNKNOWN_FIELD: ['알 수 없는 항목입니다.', 'This field is not known.'],
  FORBIDDEN_CHARACTERS: ['사용할 수 없는 문자가 있습니다.', 'This contains characters that are not allowed.'],
  TOO_SHORT: ['최소 {limit}자여야 합니다.', 'This must have at least {limit} characters.'],
  TOO_LONG: ['최대 {limit}자까지 쓸 수 있습니다.', 'This may have at most {limit} characters.'],
  TOO_SMALL: ['{limit} 이상이어야 합니다.', 'This must be at least {limit}.'],
  TOO_LARGE: ['{limit} 이하여야 합니다.', 'This must be at most {limit}.'],
  TOO_MANY: ['최대 {limit}개까지 가능합니다.', 'At most {limit} are allowed.'],
  DUPLICATE: ['같은 값이 두 번 있습니다.', 'The same value stands here twice.'],
  END_BEFORE_START: ['종료일은 시작일보다 빠를 수 없습니다.', 'The end date must not be before the start date.'],
  NOT_TOGETHER: ['함께 쓸 수 없는 인자입니다.', 'These arguments do not go together.'],
  INVALID_CURSOR: ['이 목록의 커서가 아닙니다.', 'This cursor does not belong to this list and order.'],
  AREA_NOT_FOUND: ['없는 지역입니다.', 'There is no such area.'],
  SIGN_IN_REQUIRED: ['로그인이 필요합니다.', 'Please sign in.'],
  EMAIL_NOT_VERIFIED: ['이메일 인증이 필요합니다.', 'Please verify your e-mail address first.'],
  ORIGIN_NOT_ALLOWED: ['허용되지 않은 출처입니다.', 'Pages of this origin may not call this API (WEB_ORIGINS).'],
  HOST_NOT_ALLOWED: [
    '이 이름으로는 열 수 없습니다. localhost로 열거나 PUBLIC_URL에 이 주소를 적어 주세요.',
    'This page does not open under this name: use localhost, or name this address in PUBLIC_URL.',
  ],
  TOO_MANY_OPERATIONS: [
    '한 연결에서 동시에 {limit}개까지 요청할 수 있습니다.',
    'At most {limit} operations at once on one socket.',
  ],
  NOT_ALLOWED: ['허용되지 않은 요청입니다.', 'This is not allowed.'],
  NOT_FOUND: ['찾을 수 없습니다.', 'Not found.'],
  CONCURRENT_CHANGE: [
    '동시에 다른 변경이 있었습니다. 다시 시도해 주세요.',
    'Something else changed at the same time. Please try again.',
  ],
  SERVER_BUSY: [
    '지금 요청이 몰려 있습니다. 잠시 후 다시 시도해 주세요.',
    'The server is busy right now. Please try again in a moment.',
  ],
  SERVER_STOPPING: [
    '서버가 다시 시작되고 있습니다. 잠시 후 다시 시도해 주세요.',
    'This server is about to stop. Please try again in a moment.',
  ],
  TOO_MANY_REQUESTS: [
    '요청이 너무 많습니다. {seconds}초 후에 다시 시도해 주세요.',
    'Too many requests. Try again in {seconds} seconds.',
  ],
  DAILY_LIMIT: [
    '오늘은 더 할 수 없습니다. 하루 한도는 자정(UTC)에 다시 채워집니다.',
    'That is all for today: the daily limit starts anew at midnight UTC.',
  ],
  QUERY_TOO_COSTLY: [
    '요청이 너무 큽니다. 비용은 {cost}, 한도는 {limit}입니다.',
    'This query asks for too much at once: it costs {cost}, and {limit} is the limit.',
  ],
  QUERY_TOO_DEEP: [
    '요청이 너무 깊습니다. 깊이는 {cost}, 한도는 {limit}입니다.',
    'This query is nested too deeply: {cost} levels, and {limit} is the limit.',
  ],
  QUERY_TOO_MANY_ALIASES: [
    '별칭이 너무 많습니다. {cost}개이고 한도는 {limit}개입니다.',
    'This query has too many aliases: {cost}, and {limit} is the limit.',
  ],
  QUERY_TOO_MANY_TOKENS: [
    '요청이 너무 깁니다. 한도는 {limit}토큰입니다.',
    'This query is too long: {limit} tokens is the limit.',
  ],
  ANSWER_TOO_LARGE: [
    '응답이 너무 큽니다({limit}까지). 더 작은 페이지나 더 적은 항목으로 나누어 요청해 주세요.',
    'The answer is too large (the limit is {limit}): ask for smaller pages or fewer fields.',
  ],
  QUERY_TIMEOUT: ['처리 시간이 초과되었습니다.', 'This query took too long and was stopped.'],
  INVALID_REQUEST: ['잘못된 요청입니다.', 'This request is not a valid GraphQL request.'],
  BODY_TOO_LARGE: ['요청 본문은 최대 {limit}바이트입니다.', 'A request body may have at most {limit} bytes.'],
  NOT_JSON: ['본문은 application/json이어야 합니다.', 'The body must be application/json.'],
  CSRF_PREVENTED: [
    '사이트 간 요청 위조를 막기 위해 거절했습니다. content-type을 application/json으로 하거나 apollo-require-preflight 헤더를 보내 주세요.',
    'Refused as a possible cross-site request forgery: send content-type application/json, or the header apollo-require-preflight.',
  ],
  UNKNOWN_OPERATION: [
    '실행할 작업을 알 수 없습니다. operationName을 확인해 주세요.',
    'Which operation to run is not clear: check operationName.',
  ],
  SUBSCRIPTION_NEEDS_WEBSOCKET: [
    '구독은 같은 주소의 WebSocket(graphql-transport-ws)으로만 할 수 있습니다.',
    'Subscriptions run over WebSocket (graphql-transport-ws) at the same address.',
  ],
  INVALID_DOCUMENT: ['GraphQL 문서가 올바르지 않습니다.', 'The GraphQL document is not valid.'],
  DOCUMENT_NOT_REGISTERED: [
    '이 서버는 등록된 GraphQL 문서만 받습니다.',
    'This server takes only registered documents (PERSISTED_ONLY).',
  ],
  PERSISTED_QUERY_NOT_FOUND: ['저장된 쿼리를 찾을 수 없습니다.', 'PersistedQueryNotFound'],
  COOKIES_NEED_HTTP: ['쿠키 방식은 HTTP에서만 쓸 수 있습니다.', 'Cookies can only be set over HTTP; use BEARER here.'],
  INTERNAL_ERROR: [
    '문제가 발생했습니다. 요청 번호를 알려 주세요.',
    'Something went wrong. Please quote the request id.',
  ],
} as const;
