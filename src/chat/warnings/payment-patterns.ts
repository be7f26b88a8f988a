const BANK =
  '(?:국민|신한|우리|하나|농협|기업|카카오뱅크|토스뱅크|케이뱅크|새마을금고|신협|우체국|수협|부산은행|대구은행|광주은행|제일은행|씨티)(?:은행|뱅크)?';
const PAY_SERVICE = '(?:토스|카카오페이|네이버페이|페이팔|삼성페이|페이코|웨스턴 ?유니온)';
const SEND = '(?:송금|입금|이체|부쳐|보내|보낼)';

/** Money that somebody asks for, bank accounts, cards, vouchers, coins: in Korean. */
export const KOREAN_PAYMENT: readonly RegExp[] = [
  new RegExp(`${BANK}(?:은행)?[^\\d.!?]{0,6}\\d{2,6}[- ]?\\d{2,6}[- ]?\\d{2,8}`),
  new RegExp(`${BANK}[^.!?]{0,8}계좌`),
  /계좌 ?(?:번호|이체|로|를|를 ?|알려|드릴|보내)|통장 ?번호/,
  new RegExp(`${PAY_SERVICE}(?:로|으로)? ?[^.!?]{0,12}${SEND}`),
  /(?:송금|입금|선입금|무통장)(?!이나)(?:을|를)? ?(?:해|부탁|바랍|바라|먼저|확인|하셔|하시|가능|으로)/,
  /(?:예약금|보증금|계약금|참가비|회비|숙소비|수수료)[^.!?]{0,14}(?:보내|입금|송금|부쳐)/,
  /(?:먼저|미리|급하게|급해서)[^.!?]{0,16}(?:송금|입금|보내 ?(?:주|줘|면)|결제해)/,
  /(?:돈|만 ?원|여비|현금)(?:을|만|이|도)?[^.!?]{0,14}(?:빌려|부족한데|꼭 ?갚|꿔)/,
  /현금으로 ?주시면|대신 ?결제해/,
  /(?:상품권|기프트 ?카드|핀 ?번호|쿠폰)[^.!?]{0,10}(?:보내|알려|코드|번호|사서)/,
  /비트코인|이더리움|가상 ?화폐|코인 ?투자|지갑 ?주소|수익 ?보장/,
  /(?:신용)?카드 ?번호|cvc|cvv/,
];

/** The same in English, and what is written alike everywhere. */
export const ENGLISH_PAYMENT: readonly RegExp[] = [
  /\b(?:send|wire|transfer|remit|lend|loan|give)\b[^.!?]{0,30}\b(?:money|deposit|fee|funds|payment|dollars|euros?|eur|usd|won|\$ ?\d+|\d+ ?(?:euros|dollars|eur|usd))\b/,
  /\bsend \$ ?\d+/,
  /\b(?:loan|lend|send|wire|venmo|revolut) me \d+/,
  /\b(?:need|want|require)(?:s)? (?:a |the )?(?:deposit|money|prepayment)\b/,
  /\b(?:pay|prepay)\b[^.!?]{0,24}\b(?:in advance|upfront|up front|to my account|through me|\d[\d,]* ?won|via paypal|booking fee)/,
  /\bpay for my (?:ticket|flight|room)|\bpay you back\b/,
  /\b(?:western union|moneygram|cash ?app|zelle|paypal|venmo|revolut)\b/,
  /\bwise transfer\b|\bbank (?:transfer|wire|account)\b/,
  /\b(?:my|the|your) account number\b|\bsort code\b|\biban\b|\bswift code\b/,
  /\b(?:credit )?card (?:number|details)\b/,
  /\bgift ?cards?\b[^.!?]*\b(?:code|buy|send)|\b(?:buy|send)\b[^.!?]*\bgift ?cards?\b/,
  /\b(?:bitcoin|btc|usdt|ethereum|crypto|trc20)\b|\bbc1[a-z0-9]{20,}/,
  /\bguaranteed (?:profit|return)|\bdouble your money\b/,
  /\b[a-z]{2}\d{2}(?: ?\d{4}){3,}/,
];
