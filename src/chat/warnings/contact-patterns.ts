/** Names of other messengers that mean nothing else. */
const KOREAN_MESSENGER =
  '(?:카카오톡|카톡|까톡|ka톡|카 톡|카\\.톡|텔레그램|왓츠앱|왓츠업|위챗|디스코드|스냅챗|바이버|오픈채팅|오픈카톡|페메|페이스북 ?메신저|인스타(?:그램)? ?(?:디엠|dm))';
/** Names that also mean something else: they count with a word of contact beside them. */
const KOREAN_AMBIGUOUS = '(?:라인|인스타(?:그램)?|인별|텔레|디코|시그널(?: ?앱)?|밴드|카카오|ᄏᄐ|톡|페북)';
const KOREAN_CONTACT =
  '(?:아이디|id|연락|추가|친추|디엠|dm|qr|교환|으로 ?(?:와|오|옮|넘어|얘기|이야기|대화)|로 ?(?:와|오|옮|넘어|얘기|이야기|대화)|에서 ?(?:얘기|이야기|대화)|주세요|줘|있으세요|하세요)';

/** Another messenger, in words. */
export const MESSENGERS: readonly RegExp[] = [
  new RegExp(KOREAN_MESSENGER),
  new RegExp(`(?<![가-힣])${KOREAN_AMBIGUOUS}(?:을|를|은|는)? ?${KOREAN_CONTACT}`),
  /(?<!\p{L})ᄏᄐ ?[:=]? ?[a-z]/u,
  /(?:친구 ?추가|친추) ?(?:해|부탁|아이디)/,
  /(?:^|[^\p{L}])(?:dm|디엠) ?(?:주세요|줘|보내|me\b)/u,
  /\b(?:whats ?app|wh4ts ?app|whatsap|wechat|we chat|kakao ?talk|snap ?chat|viber|zalo|facebook messenger)\b/,
  /\b(?:on|via|to|use|have|my|add|your|by|is) (?:kakao|telegram|discord|signal|line|insta|ig|snap)\b(?! (?:hill|between|2|\d|to |is |in |at ))(?=[^.!?]*(?:\bid\b|add|me\b|chat|talk|@|\?|better|is |:|$))/,
  /\b(?:kakao|telegram|discord|signal|line|insta|instagram|ig|snap|tg|wxid)\b(?: ?id)? ?(?:[:=]|is [\w.]*[._\d@]|@)/,
  /\b(?:kakao|telegram|line|discord|signal|wechat) (?:id|number|handle|username)\b/,
  /\bt\.me\/\w/,
  /\bwxid_/,
  /\b(?:find|follow|add|message|dm|hit) me (?:up )?on (?:insta|instagram|ig|telegram|kakao|line|signal|discord|facebook|snap)/,
  /\b(?:let'?s|can we) (?:chat|talk|switch|move)[^.!?]*\b(?:discord|kakao|telegram|signal|line|elsewhere|somewhere else)\b/,
  /\bdiscord ?[:：]|\bmy discord\b|\w#\d{4}\b/,
  /\b(?:contact|reach|message) me outside\b/,
  /\b(?:don't|do not|rarely|never) (?:check|use) this app\b/,
  /앱 ?(?:은|을)? ?(?:잘|자주)? ?안 ?(?:봐|들어)/,
];

/** Numbers to call, and words that ask for one. */
export const PHONES: readonly RegExp[] = [
  // Of Korea: mobile, area, internet.
  /(?<!\d)0 ?1 ?[016789][\s.\-–)]*(?:\d[\s.\-–]*){7,8}(?![\d])/,
  /(?<!\d)0(?:2|[3-6]\d|70|80|50\d)[\s.\-–)]+\d{3,4}[\s.\-–]+\d{4}(?!\d)/,
  /\+\d{1,3}[\s.\-–(]*(?:\d[\s.\-–()]*){7,12}/,
  /(?<![\d.])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)/,
  /\b(?:text|call|zalo|phone|number|cell)\b[^.!?\d]{0,20}\d[\d\s-]{7,14}\d/,
  /(?:전화 ?번호|핸드폰 ?번호|휴대폰 ?번호|폰 ?번호|폰번|연락처)(?:를|을|는|은|좀)? ?(?:좀 ?)?(?:알려|주|교환|공유|찍|드|남겨|뭐)/,
  /(?<![\p{L}] ?)(?:^|[.!?,] ?|제 |우리 |저희 |그럼 |혹시 |문자로 연락 주세요 )번호 ?(?:교환|알려|찍어|드릴|주실|줄)/u,
  /\b(?:your|my) (?:phone |cell |mobile )?number\b(?! (?:yet|of))(?=[^.!?]*(?:\?|is\b|\d|call|text|please|and|$))/,
  /\b(?:phone|cell|mobile) number\?/,
  /\bsend me your (?:cell|phone|mobile|number)/,
];

/** Addresses of mail, also spelt around a filter. */
export const MAIL_ADDRESSES: readonly RegExp[] = [
  /(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]|\(골뱅이\)|골뱅이) ?[\w-]+(?: ?(?:\.|\[dot\]|\(dot\)|닷) ?[a-z]{2,})+/,
  /\bemail me\b|\bmy e-?mail is\b/,
];

/** A name at another service, written as such: `@name`. */
export const HANDLES: readonly RegExp[] = [/(?:^|\s)@[a-z][\w.]{3,}/];
