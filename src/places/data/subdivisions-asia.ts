/** Subdivisions in Asia; see subdivisions.ts. */
export const ASIA: Readonly<Record<string, string>> = {
  kr: `
서울|서울특별시|Seoul: seoul
부산|부산광역시|Busan: busan
대구|대구광역시|Daegu: daegu
인천|인천광역시|Incheon: incheon ganghwa baengnyeong
광주광역시|Gwangju: gwangju
대전|대전광역시|Daejeon: daejeon
울산|울산광역시|Ulsan: ulsan
세종|세종특별자치시|Sejong: sejong
경기|경기도|Gyeonggi|Gyeonggi-do: suwon yongin gapyeong yangpyeong paju pocheon icheon yeoju seongnam goyang ansan
강원|강원도|강원특별자치도|Gangwon|Gangwon-do: gangneung sokcho yangyang goseong donghae samcheok chuncheon wonju hongcheon inje pyeongchang jeongseon yeongwol taebaek cheorwon hwacheon hoengseong
충북|충청북도|North Chungcheong|Chungbuk|Chungcheongbuk-do: cheongju chungju jecheon danyang boeun
충남|충청남도|South Chungcheong|Chungnam|Chungcheongnam-do: cheonan asan gongju buyeo boryeong taean seosan dangjin nonsan
전북|전라북도|전북특별자치도|North Jeolla|Jeonbuk|Jeollabuk-do: jeonju gunsan iksan namwon muju gochang buan jeongeup
전남|전라남도|South Jeolla|Jeonnam|Jeollanam-do: yeosu suncheon mokpo naju damyang boseong goheung gurye gokseong haenam wando jindo sinan heuksando gwangyang gangjin
경북|경상북도|North Gyeongsang|Gyeongbuk|Gyeongsangbuk-do: gyeongju pohang andong yeongju mungyeong cheongsong yeongdeok uljin ulleung dokdo gumi
경남|경상남도|South Gyeongsang|Gyeongnam|Gyeongsangnam-do: changwon gimhae jinju tongyeong geoje namhae hadong sancheong hapcheon miryang yangsan sacheon
제주|제주도|제주특별자치도|Jeju|Jeju-do: jeju`,
  jp: `
홋카이도|훗카이도|북해도|Hokkaido: sapporo asahikawa biei furano hakodate kushiro niseko noboribetsu otaru toya
아오모리현|Aomori: aomori
아키타현|Akita: akita
이와테|Iwate: morioka
미야기|Miyagi: sendai
야마가타현|Yamagata: yamagata
후쿠시마|Fukushima:
니가타현|Niigata: niigata
도치기|Tochigi: nikko
군마|Gunma:
이바라키|Ibaraki:
사이타마|Saitama:
지바|Chiba:
도쿄도|도쿄|Tokyo: tokyo izu
가나가와|Kanagawa: yokohama kamakura hakone
야마나시|Yamanashi: kawaguchiko
나가노현|Nagano: nagano matsumoto karuizawa hakuba
시즈오카현|Shizuoka: shizuoka atami izu
기후현|Gifu: gifu takayama shirakawago
아이치|Aichi: nagoya
미에|Mie: ise
도야마현|Toyama: toyama
이시카와|Ishikawa: kanazawa
후쿠이|Fukui:
시가|Shiga:
교토부|교토|Kyoto: kyoto
오사카부|오사카|Osaka: osaka
효고|Hyogo: kobe himeji
나라현|Nara: nara
와카야마현|Wakayama: wakayama
돗토리현|Tottori: tottori yonago
시마네|Shimane: matsue izumo
오카야마현|Okayama: okayama kurashiki
히로시마현|Hiroshima: hiroshima miyajima
야마구치|Yamaguchi: shimonoseki
도쿠시마현|Tokushima: tokushima
가가와|Kagawa: takamatsu naoshima
에히메|Ehime: matsuyama
고치현|Kochi: kochi
후쿠오카현|Fukuoka: fukuoka kitakyushu
사가현|Saga: saga arima
나가사키현|Nagasaki: nagasaki tsushima goto
구마모토현|Kumamoto: kumamoto aso
오이타현|Oita: oita beppu yufuin
미야자키현|Miyazaki: miyazaki
가고시마현|Kagoshima: kagoshima yakushima ibusuki amami
오키나와현|오키나와|Okinawa: okinawa naha ishigaki miyakojima
간토|Kanto: tokyo yokohama kamakura hakone nikko
간사이|Kansai: osaka kyoto kobe nara himeji wakayama
규슈|큐슈|Kyushu: fukuoka kitakyushu saga nagasaki kumamoto aso oita beppu yufuin miyazaki kagoshima ibusuki
시코쿠|Shikoku: tokushima takamatsu matsuyama kochi naoshima`,
  cn: `
베이징|Beijing: beijing
상하이|Shanghai: shanghai
톈진|Tianjin: tianjin
충칭|Chongqing: chongqing
허베이|Hebei:
산시|Shanxi:
네이멍구|내몽골|Inner Mongolia: hohhot hulunbuir
랴오닝|Liaoning: shenyang dalian dandong
지린|Jilin: yanji changbaishan
헤이룽장|Heilongjiang: harbin
장쑤|Jiangsu: nanjing suzhou
저장|Zhejiang: hangzhou
안후이|Anhui: huangshan
푸젠|Fujian: xiamen
장시|Jiangxi:
산둥|Shandong: qingdao jinan yantai weihai taishan
허난|Henan: luoyang
후베이|Hubei: wuhan
후난|Hunan: changsha zhangjiajie
광둥|Guangdong: guangzhou shenzhen zhuhai
광시|Guangxi: guilin
하이난|Hainan: sanya
쓰촨|사천성|Sichuan: chengdu jiuzhaigou
구이저우|Guizhou:
윈난|운남성|Yunnan: kunming dali lijiang shangri-la
티베트|시짱|Tibet: lhasa
산시성|Shaanxi: xian
간쑤|Gansu: dunhuang
칭하이|Qinghai:
닝샤|Ningxia:
신장|신장위구르|Xinjiang: urumqi`,
  in: `
Delhi|NCT|델리: delhi
Uttar Pradesh|UP|우타르프라데시: agra varanasi
Rajasthan|라자스탄: jaipur jodhpur jaisalmer udaipur pushkar
Maharashtra|마하라슈트라: mumbai
Goa|고아: goa
Karnataka|카르나타카: bengaluru hampi
Tamil Nadu|타밀나두: chennai
Telangana|텔랑가나: hyderabad
Kerala|케랄라: kochi
West Bengal|서벵골: kolkata darjeeling
Punjab|펀자브: amritsar
Himachal Pradesh|HP|히마찰프라데시: manali dharamshala
Uttarakhand|우타라칸드: rishikesh
Bihar|비하르: bodh-gaya
Jammu and Kashmir|Kashmir|카슈미르: srinagar
Ladakh|라다크: leh
Gujarat:
Odisha:
Assam:
Madhya Pradesh:
Andhra Pradesh:`,
  th: `
Bangkok|Krung Thep|방콕: bangkok
Chiang Mai|치앙마이: chiang-mai
Chiang Rai|치앙라이: chiang-rai
Phuket|푸켓: phuket
Krabi|끄라비: krabi koh-phi-phi koh-lanta
Surat Thani|수랏타니: koh-samui koh-phangan koh-tao
Chon Buri|Chonburi|촌부리: pattaya
Prachuap Khiri Khan|쁘라쭈압키리칸: hua-hin
Phra Nakhon Si Ayutthaya|Ayutthaya|아유타야: ayutthaya
Kanchanaburi|깐짜나부리: kanchanaburi
Mae Hong Son|매홍손: pai
Phang Nga|Phangnga|팡응아: khao-lak
Nakhon Ratchasima: khao-yai
Trat|뜨랏: koh-chang
Satun|사툰: koh-lipe
Rayong|라용: koh-samet
Sukhothai|수코타이: sukhothai`,
  id: `
Bali|발리: bali ubud nusa-penida
DKI Jakarta|Jakarta|자카르타: jakarta
Jawa Barat|West Java|서자바: bandung
Jawa Timur|East Java|동자바: surabaya bromo
DI Yogyakarta|Yogyakarta|족자카르타: yogyakarta
Jawa|Java|자바: jakarta bandung surabaya bromo yogyakarta
Nusa Tenggara Barat|West Nusa Tenggara|NTB: lombok gili
Nusa Tenggara Timur|East Nusa Tenggara|NTT: labuan-bajo sumba
Kepulauan Riau|Riau Islands: batam bintan
Sumatera Utara|North Sumatra|북수마트라: medan lake-toba
Sulawesi Utara|North Sulawesi: manado
Sulawesi Selatan|South Sulawesi: toraja
Papua Barat|West Papua|Southwest Papua: raja-ampat`,
  my: `
Kuala Lumpur|KL|쿠알라룸푸르: kuala-lumpur
Penang|Pulau Pinang|페낭: penang
Kedah|크다: langkawi
Malacca|Melaka|말라카: malacca
Johor|조호르: johor-bahru
Perak|페락: ipoh
Pahang|파항: cameron-highlands genting-highlands tioman
Terengganu: perhentian
Sabah|사바: kota-kinabalu semporna
Sarawak|사라왁: kuching
Selangor|슬랑오르:
Negeri Sembilan:`,
};
