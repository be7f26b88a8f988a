/** Subdivisions in America, Oceania and Africa; see subdivisions.ts. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  us: `
Alabama|AL|앨라배마:
Alaska|AK|알래스카: alaska anchorage fairbanks
Arizona|AZ|애리조나: phoenix grand-canyon page sedona
Arkansas|AR|아칸소:
California|CA|Calif.|캘리포니아: los-angeles san-diego san-francisco lake-tahoe monterey napa palm-springs yosemite
Colorado|CO|콜로라도: denver
Connecticut|CT|코네티컷:
Delaware|DE|델라웨어:
Florida|FL|Fla.|플로리다: miami orlando key-west
Georgia|GA|조지아: atlanta savannah
Hawaii|HI|하와이: hawaii honolulu maui kauai big-island
Idaho|ID|아이다호:
Illinois|IL|일리노이: chicago
Indiana|IN|인디애나:
Iowa|IA|아이오와:
Kansas|KS|캔자스:
Kentucky|KY|켄터키:
Louisiana|LA|루이지애나: new-orleans
Maine|ME|메인:
Maryland|MD|메릴랜드:
Massachusetts|MA|Mass.|매사추세츠: boston
Michigan|MI|미시간: detroit
Minnesota|MN|미네소타: minneapolis
Mississippi|MS|미시시피:
Missouri|MO|미주리:
Montana|MT|몬태나:
Nebraska|NE|네브래스카:
Nevada|NV|네바다: las-vegas lake-tahoe
New Hampshire|NH|뉴햄프셔:
New Jersey|NJ|뉴저지:
New Mexico|NM|뉴멕시코: santa-fe
New York|NY|뉴욕: new-york
North Carolina|NC|노스캐롤라이나:
North Dakota|ND|노스다코타:
Ohio|OH|오하이오:
Oklahoma|OK|오클라호마:
Oregon|OR|오리건: portland
Pennsylvania|PA|펜실베이니아: philadelphia
Rhode Island|RI|로드아일랜드:
South Carolina|SC|사우스캐롤라이나:
South Dakota|SD|사우스다코타:
Tennessee|TN|테네시: nashville memphis
Texas|TX|텍사스: austin dallas houston san-antonio
Utah|UT|유타: salt-lake-city moab
Vermont|VT|버몬트:
Virginia|VA|버지니아:
Washington|WA|워싱턴: seattle
West Virginia|WV|웨스트버지니아:
Wisconsin|WI|위스콘신:
Wyoming|WY|와이오밍: yellowstone
District of Columbia|DC|컬럼비아특별구: washington`,
  ca: `
Alberta|AB|앨버타: banff calgary edmonton jasper
British Columbia|BC|브리티시컬럼비아: vancouver victoria whistler kelowna
Manitoba|MB|매니토바: winnipeg
New Brunswick|NB|뉴브런즈윅:
Newfoundland and Labrador|Newfoundland|NL|뉴펀들랜드:
Nova Scotia|NS|노바스코샤: halifax
Ontario|ON|온타리오: toronto ottawa niagara-falls
Prince Edward Island|PE|PEI|프린스에드워드아일랜드: prince-edward-island
Quebec|QC|PQ|퀘벡: quebec montreal
Saskatchewan|SK|서스캐처원:
Northwest Territories|NT|노스웨스트준주: yellowknife
Nunavut|NU|누나부트:
Yukon|YT|유콘: whitehorse`,
  au: `
New South Wales|NSW|뉴사우스웨일스: sydney blue-mountains byron-bay
Victoria|VIC|빅토리아: melbourne great-ocean-road
Queensland|QLD|퀸즐랜드: brisbane cairns gold-coast noosa whitsundays hamilton-island
South Australia|SA|사우스오스트레일리아: adelaide kangaroo-island
Western Australia|WA|웨스턴오스트레일리아|서호주: perth
Tasmania|TAS|태즈메이니아: tasmania hobart
Northern Territory|NT|노던테리토리: darwin alice-springs uluru
Australian Capital Territory|ACT: canberra`,
  nz: `
Northland:
Auckland: auckland
Waikato|와이카토: matamata taupo
Bay of Plenty|베이오브플렌티: rotorua
Gisborne:
Hawke's Bay|혹스베이: napier
Taranaki:
Manawatu|Manawatū-Whanganui:
Wellington: wellington
Nelson: nelson
Tasman:
Marlborough:
West Coast:
Canterbury|캔터베리: christchurch kaikoura tekapo
Otago|오타고: dunedin queenstown wanaka
Southland|사우스랜드: milford-sound te-anau
North Island|북섬: auckland matamata taupo rotorua napier wellington
South Island|남섬: nelson christchurch kaikoura tekapo dunedin queenstown wanaka milford-sound te-anau`,
  za: `
Western Cape|웨스턴케이프: cape-town stellenbosch garden-route
Eastern Cape|이스턴케이프:
Northern Cape:
Gauteng|가우텡|하우텡: johannesburg
KwaZulu-Natal|KZN|콰줄루나탈: durban
Free State:
Limpopo: kruger
Mpumalanga: kruger
North West:`,
  br: `
São Paulo|SP: sao-paulo
Rio de Janeiro|RJ: rio-de-janeiro
Bahia|BA|바이아: salvador
Distrito Federal|DF: brasilia
Santa Catarina|SC: florianopolis
Paraná|PR|파라나: foz-do-iguacu
Maranhão|MA|마라냥: lencois-maranhenses
Amazonas|AM|아마조나스: manaus
Pernambuco|PE|페르남부쿠: recife
Minas Gerais|MG|미나스제라이스:
Rio Grande do Sul|RS:
Ceará|CE:`,
  mx: `
Ciudad de México|CDMX|DF: mexico-city
Quintana Roo|Q.R.|킨타나로오: cancun cozumel playa-del-carmen tulum bacalar
Yucatán|유카탄: merida
Jalisco|할리스코: guadalajara puerto-vallarta
Guanajuato: guanajuato
Baja California Sur|BCS: los-cabos
Oaxaca: oaxaca
Puebla: puebla
Chiapas|치아파스: san-cristobal`,
  ar: `
Buenos Aires|CABA|Capital Federal: buenos-aires
Río Negro: bariloche
Santa Cruz: el-calafate el-chalten
Misiones: iguazu
Mendoza: mendoza
Salta: salta
Tierra del Fuego: ushuaia
Patagonia|파타고니아: bariloche el-calafate el-chalten ushuaia`,
};
