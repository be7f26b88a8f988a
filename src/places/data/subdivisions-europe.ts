/** Subdivisions in Europe; see subdivisions.ts. */
export const EUROPE: Readonly<Record<string, string>> = {
  gb: `
England|잉글랜드: london bath birmingham brighton bristol cambridge cotswolds lake-district liverpool manchester oxford salisbury york
Scotland|스코틀랜드: edinburgh glasgow inverness skye
Wales|웨일스: cardiff
Northern Ireland|북아일랜드: belfast
Greater London: london
Somerset: bath
West Midlands: birmingham
East Sussex|Sussex: brighton
Cambridgeshire: cambridge
Gloucestershire: cotswolds
Cumbria: lake-district
Merseyside: liverpool
Greater Manchester|Lancashire: manchester
Oxfordshire|Oxon: oxford
Wiltshire: salisbury
North Yorkshire|Yorkshire: york
Highland: inverness skye`,
  ie: `
County Dublin|Co Dublin|Leinster: dublin
County Cork|Co Cork|Munster: cork
County Galway|Co Galway|Connacht: galway`,
  de: `
Baden-Württemberg|바덴뷔르템베르크: stuttgart heidelberg freiburg black-forest
Bayern|Bavaria|바이에른: munich nuremberg bamberg rothenburg fussen
Berlin|베를린: berlin
Brandenburg|브란덴부르크: potsdam
Bremen|브레멘: bremen
Hamburg|함부르크: hamburg
Hessen|Hesse|헤센: frankfurt
Mecklenburg-Vorpommern:
Niedersachsen|Lower Saxony|니더작센: hannover
Nordrhein-Westfalen|North Rhine-Westphalia|NRW|노르트라인베스트팔렌: cologne dusseldorf
Rheinland-Pfalz|Rhineland-Palatinate:
Saarland:
Sachsen|Saxony|작센: dresden leipzig
Sachsen-Anhalt|Saxony-Anhalt:
Schleswig-Holstein:
Thüringen|Thuringia|튀링겐:`,
  fr: `
Île-de-France|일드프랑스: paris versailles
Auvergne-Rhône-Alpes|Rhône-Alpes|Rhône|Haute-Savoie: lyon annecy chamonix
Bourgogne-Franche-Comté:
Bretagne|Brittany|브르타뉴: saint-malo
Centre-Val de Loire:
Corse|Corsica|코르시카: corsica
Grand Est|Alsace|알자스: strasbourg colmar
Hauts-de-France|Nord: lille
Normandie|Normandy|노르망디: mont-saint-michel etretat
Nouvelle-Aquitaine|Aquitaine|Gironde: bordeaux
Occitanie|옥시타니: toulouse montpellier carcassonne
Pays de la Loire: nantes
Provence-Alpes-Côte d'Azur|Provence|PACA|프로방스: marseille nice cannes avignon arles aix-en-provence
Côte d'Azur|French Riviera|Alpes-Maritimes|코트다쥐르: nice cannes`,
  it: `
Lazio|라치오|RM: rome
Lombardia|Lombardy|롬바르디아|MI: milan
Como|CO: como
Toscana|Tuscany|토스카나: florence pisa siena tuscany
FI: florence
PI: pisa
SI: siena
Veneto|베네토: venice verona dolomites
VE: venice
VR: verona
BL: dolomites
Campania|캄파니아: naples amalfi capri positano sorrento
NA: naples capri sorrento
SA: amalfi positano
Sicilia|Sicily|시칠리아: sicily palermo catania taormina
PA: palermo
CT: catania
ME: taormina
Sardegna|Sardinia|사르데냐: sardinia
Piemonte|Piedmont|피에몬테|TO: turin
Liguria|리구리아: genoa cinque-terre
GE: genoa
SP: cinque-terre
Emilia-Romagna|에밀리아로마냐|BO: bologna
Puglia|Apulia|풀리아: bari alberobello
BA: bari alberobello
Basilicata|바실리카타|MT: matera
Umbria|움브리아|PG: assisi
Trentino-Alto Adige|South Tyrol|Südtirol|BZ: bolzano dolomites
Friuli-Venezia Giulia:
Marche:
Abruzzo:
Molise:
Calabria:
Valle d'Aosta:`,
  es: `
Cataluña|Catalunya|Catalonia|카탈루냐: barcelona girona
Comunidad de Madrid|Madrid: madrid
Andalucía|Andalusia|안달루시아: seville granada cordoba malaga ronda nerja cadiz
Comunidad Valenciana|Valencian Community|Valencia: valencia
País Vasco|Euskadi|Basque Country|바스크|Bizkaia|Vizcaya: bilbao san-sebastian
Gipuzkoa|Guipúzcoa: san-sebastian
Galicia|갈리시아|A Coruña: santiago-de-compostela
Castilla y León|Castile and León|카스티야이레온: salamanca segovia
Castilla-La Mancha|카스티야라만차: toledo
Aragón|Aragon|아라곤: zaragoza
Islas Baleares|Illes Balears|Balearic Islands|발레아레스: mallorca ibiza
Islas Canarias|Canary Islands|Canarias|카나리아: tenerife gran-canaria
Santa Cruz de Tenerife: tenerife
Las Palmas: gran-canaria
Málaga: malaga ronda nerja
Extremadura:
Asturias:
Cantabria:
Navarra|Navarre:
La Rioja:
Murcia|Región de Murcia:`,
  ch: `
Zürich|Zurich|ZH: zurich
Bern|Berne|BE|베른: bern interlaken grindelwald lauterbrunnen
Luzern|Lucerne|LU: lucerne
Genève|Geneva|GE: geneva
Vaud|VD|보주: lausanne montreux
Valais|Wallis|VS|발레: zermatt
Ticino|TI|티치노: lugano
Basel-Stadt|BS: basel
Graubünden|Grisons|GR|그라우뷘덴: st-moritz`,
  at: `
Wien|Vienna: vienna
Salzburg|잘츠부르크: salzburg
Tirol|Tyrol|티롤: innsbruck
Oberösterreich|Upper Austria|오버외스터라이히: hallstatt linz
Niederösterreich|Lower Austria:
Steiermark|Styria|슈타이어마르크: graz
Kärnten|Carinthia:
Vorarlberg:
Burgenland:`,
  nl: `
Noord-Holland|North Holland|NH: amsterdam zaanse-schans
Zuid-Holland|South Holland|ZH: rotterdam the-hague delft
Utrecht: utrecht
Overijssel: giethoorn
Holland: amsterdam zaanse-schans rotterdam the-hague delft`,
};
