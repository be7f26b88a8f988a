/**
 * Words that people choose for passwords and others try first, in lower case: the usual English ones and names, rows of
 * the keyboard, numbers, and Korean words, also as they come out of an English keyboard (비밀번호 is qlalfqjsgh). Digits and
 * signs around a word, and 0 for o, are looked through by `isCommon`, so that a word stands here once.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
password passwort passwd passcode passphrase passkey secret topsecret letmein letmeinnow openup opensesame welcome
welcomeback hello hellothere hellokitty helloworld goodbye whatever nothing something anything everything nobody
someone anyone access accessdenied admin admins administrator adminadmin root rootroot toor superuser sysadmin
webadmin manager master masterkey user username userpass login signin logon guest default changeme changethis
changeit temp temporary temppass test testing tester testtest testuser demo sample example system server database
computer internet network security private public company business office windows linux ubuntu oracle mysql postgres
postgresql mongodb redis docker cisco samsung google facebook instagram twitter youtube naver kakao kakaotalk daum
apple iphone android microsoft amazon netflix spotify yahoo hotmail gmail linkedin myspace dropbox github minecraft
roblox fortnite pokemon pikachu charizard starwars startrek batman superman spiderman ironman captain avengers
thanos hulk deadpool joker wolverine matrix gandalf hobbit frodo legolas aragorn harrypotter hogwarts voldemort
dumbledore hermione naruto sasuke goku vegeta dragonball onepiece luffy zoro sailormoon qwerty qwert qwer qwertyu
qwertyui qwertyuiop asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc qazxsw
wsxedc edcrfv rfvtgb qweasd qweasdzxc qweqwe asdasd zxczxc asdzxc qwaszx zaqwsx zaqxsw poiuy poiuyt poiuytrewq
lkjhgf lkjhgfdsa mnbvcxz mnbvc ytrewq fdsa rewq aqswde q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e 1q2w3e4r
1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1xsw2 !qaz2wsx 2wsx3edc qwe123 qwe123qwe 123qwe
123qweasd asd123 zxc123 abc123 abcd1234 abc12345 a1b2c3 a1b2c3d4 a1s2d3f4 aa123456 a123456 a1234567 a12345678
123456a 1234qwer 1q1q1q1q 1a2b3c4d 1z2x3c4v aaaa1111 1111aaaa aaa111 pass1234 12345678 123456789 1234567890
0123456789 012345678 01234567 23456789 87654321 987654321 0987654321 9876543210 11111111 111111111 1111111111
00000000 000000000 0000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 12341234
123123123 12312312 11223344 1122334455 112233445566 123321123 12344321 123454321 1234554321 121212121 12121212
13131313 10101010 01010101 20202020 69696969 11112222 12345679 123456780 147258369 159357159 159753159 147852369
789456123 741852963 963852741 456123789 321654987 987654123 123789456 31415926 314159265 27182818 16161616 12131415
10203040 1020304050 98765432 55667788 11235813 19191919 20002000 19901990 19951995 20202021 20222022 20232023
20242024 20252025 20262026 01012011 01011990 01012000 iloveyou iloveu iloveme ilovegod ilovejesus ilovemom
ilovemymom ilovedad ilovemylife iloveyousomuch iloveyoumore iloveyouforever love lover lovers loveyou lovely
lovelove loveme loveit loverboy lovergirl mylove truelove firstlove sweetlove babylove onelove endlesslove forever
foreverlove always together heart hearts sweetheart sweetie sweety sweet honey honeybee sugar candy cutie cutiepie
cute pretty prettygirl beautiful beauty gorgeous handsome sexy sexygirl hottie hotgirl baby babygirl babyboy
babyface babydoll angel angels angelbaby myangel princess prince queen king kingdom royal lady girl girls boy boys
boyfriend girlfriend husband wife family mother father mommy daddy mama papa brother sister grandma grandpa friend
friends bestfriend bestfriends friendship friendsforever myfamily mykids mybaby children kissme kisses hugs smile
smiley happy happyday happiness happyness joy funny laugh monkey monkeys dragon dragons tiger tigers lion lions
panther leopard cheetah jaguar puma eagle eagles falcon falcons hawk raven phoenix wolf wolves wolfpack coyote fox
bear bears grizzly panda koala kangaroo horse horses pony unicorn zebra giraffe elephant rhino hippo gorilla chimp
dog dogs doggy doggie puppy puppies bulldog poodle beagle husky cat cats kitty kitten kittens kittycat rabbit bunny
bunnies hamster mouse turtle frog froggy snake cobra viper python lizard gecko shark sharks dolphin dolphins whale
penguin penguins duck ducky chicken rooster turkey goose swan pigeon parrot spider scorpion butterfly ladybug
bumblebee dragonfly firefly bird birdie fish fishing goldfish catfish crocodile alligator dinosaur buffalo bull
bulls cow cowboy cowboys cowgirl pig piggy sheep lamb goat donkey football soccer baseball basketball volleyball
softball tennis hockey golf golfer golfing cricket rugby boxing wrestling karate judo taekwondo swimming swimmer
runner running racing racer skater skateboard skateboarding snowboard surfing surfer biker cycling fitness gymnast
dancer dancing dance ballet cheerleader cheer champion champions winner winners winning victory player players gamer
gamers game games gaming goal striker quarterback liverpool arsenal chelsea manchester manutd mancity barcelona
realmadrid madrid juventus milan intermilan bayern dortmund tottenham everton celtic rangers benfica porto boca
riverplate flamengo yankees redsox dodgers cubs mets giants lakers celtics knicks raptors spurs warriors steelers
packers patriots broncos raiders chargers seahawks ravens redskins ronaldo messi neymar beckham zidane jordan kobe
lebron federer nadal michael michelle michaela jennifer jessica ashley amanda nicole daniel daniela daniella
danielle andrew andrea anthony antonio joshua matthew christopher christian christina christine chris joseph
josephine joe david davidson james jamie robert roberto robin john johnny johnson jonathan jonny william williams
willy billy thomas tommy charles charlie charlotte george georgia georgie richard ricky ricardo nicholas nicolas
nick patrick patricia patty brian bryan brandon brandy justin jason jacob jake jack jackson jackie jasmine justine
kevin kelly kimberly katherine kathryn kathy katie karen kristen kyle laura lauren linda lisa louis louise lucas
lucy luke maria mariana marie marina mark marcus martin martina mary melissa melanie miguel mike monica morgan
natalie natasha nathan oliver olivia oscar pamela paul paula peter phillip pedro rachel rebecca samantha samuel
sandra sara sarah scott sean sebastian sharon sophia sophie stephanie stephen steven steve susan taylor teresa
tiffany timothy tina tony tracy travis tyler vanessa veronica victor victoria vincent virginia walter xavier zachary
alex alexa alexander alexandra alexandria alexis alice alicia allison alyssa amber amy angela angelica angelina anna
annie arthur austin barbara beatriz benjamin bernard bethany bonnie bradley brenda brittany brooke bruce caitlin
cameron camila carlos carmen carol carolina caroline cassandra catherine cecilia cheyenne claire claudia colleen
connor courtney crystal cynthia dakota dallas debbie deborah dennis denise derek diana diane diego dominic donald
donna dorothy douglas dylan edward eduardo elena elizabeth emily emma eric erica ethan eugene evelyn felipe fernando
fernanda francis francisco franklin frank frankie gabriel gabriela gerald gloria grace gregory hannah harold harry
heather hector helen henry howard hunter ingrid isabel isabella isaac ivan jeremy jerry jesus javier joanna jorge
jose juan juanita julia julian juliana julie karina keith kenneth larry lawrence leonardo leonard leslie logan
lorenzo luis mackenzie madison manuel marcos margaret maurice maxwell mercedes mohammed muhammad mohamed nancy
orlando pablo philip rafael ramon randall raymond regina roger roland ronald rosemary ruben russell ryan salvador
santiago savannah sergio shannon shawn sheila sierra silvia simone spencer stanley stella stewart summer sydney
terry theodore valentina valeria valerie wesley yolanda yvonne winter autumn spring january february march april may
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
weekend holiday holidays vacation christmas birthday halloween easter valentine newyear sunshine sunlight sunset
sunrise sunny sunflower moonlight moonshine moon stars star starlight stardust superstar rockstar rainbow rain
raindrop snow snowball snowflake snowman snowwhite storm thunder lightning hurricane tornado fire flame firefox
water ocean sea beach island river mountain forest garden flower flowers rose roses rosebud lily daisy tulip violet
orchid lavender tree nature earth world universe galaxy planet space heaven paradise red blue green yellow orange
purple pink black white silver golden gold diamond diamonds emerald ruby sapphire pearl blackcat blackjack blackbird
blacklove blueberry bluebird bluesky bluemoon redrose greenday greenapple whitecat pinkfloyd pinky purplerain
yellowsubmarine banana bananas apples cherry cherries strawberry peach peaches mango pineapple watermelon lemon
lemonade grape coconut potato tomato carrot cookie cookies cupcake chocolate chocolat vanilla caramel icecream
milkshake coffee espresso cappuccino pepper pizza burger hamburger cheese cheesecake butter peanut popcorn pancake
sandwich noodles spaghetti sushi bacon taco burrito whiskey vodka tequila budweiser heineken corona guinness
cocacola pepsi sprite redbull laptop keyboard monitor printer wireless wifi router modem telephone phone mobile
nokia motorola blackberry playstation xbox nintendo mario luigi zelda sonic tetris pacman kirby yoshi halo
callofduty warcraft worldofwarcraft starcraft diablo overwatch leagueoflegends counterstrike battlefield assassin
assassins terminator predator alien aliens robocop rambo rocky godzilla kingkong jurassic titanic avatar gladiator
spartan spartacus troy hercules zeus apollo athena poseidon hades thor odin loki merlin lancelot camelot excalibur
wizard witch magic magical magician mystery mystic vampire vampires zombie zombies ghost ghosts monster monsters
demon devil lucifer satan hell darkness shadow shadows midnight nightmare night knight knights warrior samurai ninja
ninjas pirate pirates viking vikings soldier army navy marine marines airforce military police fireman killer
killers killme danger dangerous crazy crazygirl psycho insane badboy badgirl goodboy goodgirl bigboy bigdaddy
playboy gangster gangsta thuglife hiphop rapper eminem tupac metallica nirvana slipknot linkinpark blink182 coldplay
beatles thebeatles acdc ironmaiden megadeth pantera rammstein korn evanescence paramore beyonce rihanna shakira
madonna britney bieber justinbieber onedirection taylorswift ladygaga bts blackpink bigbang exo twice
girlsgeneration superjunior guitar guitars piano drums drummer music musica musician singer rock rockandroll
rocknroll rocker metal jazz blues reggae bobmarley marley punk techno trance electronic melody harmony song songs
radio concert money moneys dollar dollars cash rich richie millionaire billionaire lucky luckyme luckyone luckycharm
fortune jackpot casino poker aces success successful power powerful superpower strong stronger strength energy
dynamite explosive nuclear atomic electric turbo nitro ferrari lamborghini porsche bmw audi toyota honda hyundai
nissan mustang camaro corvette chevy chevrolet ford dodge jeep ranger harley harleydavidson yamaha kawasaki suzuki
ducati mazda subaru volvo volkswagen maverick bandit america american usa canada mexico brazil brasil argentina
colombia chile peru england britain london scotland ireland france paris germany berlin italy italia roma spain
espana portugal holland amsterdam sweden norway denmark finland poland russia moscow ukraine istanbul greece egypt
africa india pakistan bangladesh china beijing shanghai hongkong taiwan japan tokyo osaka korea southkorea seoul
busan daegu incheon gwangju daejeon ulsan jeju daehanminguk vietnam hanoi thailand bangkok indonesia jakarta
malaysia singapore philippines manila australia melbourne newzealand newyork losangeles california texas florida
chicago boston houston miami lasvegas sanfrancisco seattle denver hawaii alaska atlanta infinity infinitytravel
passport airplane airport jesuschrist christ jehovah god godisgood godislove godbless blessed blessing faith hope
glory holy spirit savior saviour church bible prayer amen hallelujah allah bismillah islam muslim buddha krishna
shiva ganesh trustno1 trustnoone iamtheone iamgod iamking iamawesome imthebest thebest thebeast theone theboss
bigboss boss bossman legend legendary hero heroes superhero awesome amazing fantastic wonderful excellent perfect
cool coolguy coolman cooldude coolgirl supercool dude nerd geek hacker hacked hacking nopassword mypassword mypass
mypasswd yourpassword newpassword oldpassword thepassword passwords passw0rd pa55word passme passpass pass word
secrets secretword mysecret supersecret verysecret secure secured safety protected forgot forgotten forgetit
dontforget remember rememberme unknown noname nameless anonymous incognito blahblah blah blablabla whatthe whatsup
wassup ohmygod omgomg hahaha hahahaha hehehe lol lollol lolol rofl yesyes nono okokok okay bitch fuck fuckyou
fuckoff fuckme fucker motherfucker asshole bastard dickhead bullshit shithead shit suckit sucks sex sexsex porn
pussy naked precious treasure tinkerbell cinderella snoopy garfield mickey mickeymouse minnie donaldduck goofy pluto
winnie winniethepooh tigger eeyore nemo simba bambi dumbo stitch elsa frozen barbie barney elmo scooby scoobydoo
tweety bugsbunny simpsons bart homer southpark cartman familyguy spongebob squidward pinkpanther popeye asterix
tintin doraemon pororo totoro keroro dkssud dkssudgktpdy tkfkd tkfkdgo tkfkdgody qlalfqjsgh qlqjs dlatl rkskek
rkskekfk dlfqhs dufwjd dbfl gksrnr tjdnf tnwls alswl alsgml wldms wlsdud wlgns tjdgus tjdwns tjdals dudwls dbswl
ghdrlfehd rlaalswl rlawldms rlatjdgus dlwldms dlalswn qkrwldms chlwldnjs wjdgml tlqkf tlqkfsha ajdcjddl qkqh qkqhdi
gkgkgk zzzz zzzzzz rhdiddl rkddkwl todlf vpsrnls ghkdlxld dkdlfjqm tkfkdgkwk cjstk akstp djaak dkqk gowns thgml
dusgml tmdgus wodud annyeong annyeonghaseyo saranghae saranghaeyo kamsahamnida bimilbeonho daehan minguk hanguk uri
nara kimchi bulgogi bibimbap tteokbokki gangnam gangnamstyle 비밀번호 비밀번호는비밀 사랑해 사랑해요 사랑합니다 사랑해영원히 안녕하세요 안녕히가세요 대한민국
대한민국만세 우리나라 제주도 행복하자 행복하세요 감사합니다 고맙습니다 미안해 보고싶어 보고싶다 친구야 영원히 우리가족 엄마사랑해 가족사랑 아이디 관리자 테스트 테스트입니다 네이버 카카오톡 가나다라
가나다라마바사 가나다라마바사아 아자차카타파하 일이삼사오육칠팔 동해물과 동해물과백두산이 백두산 무궁화 무궁화꽃이 강아지 고양이 호랑이 나는나 바보야 멍청이 하하하하 ㅋㅋㅋㅋ ㅋㅋㅋㅋㅋㅋㅋㅋ ㅎㅎㅎㅎㅎㅎㅎㅎ
letmeinplease pleaseletmein opendoor doorbell keymaster gatekeeper skywalker darthvader chewbacca yoda obiwan
stormtrooper millenniumfalcon jediknight jedi sith vader leia enterprise spock kirk picard klingon neo morpheus
trinity sherlock holmes watson bond jamesbond goldfinger moneypenny einstein newton galileo darwin tesla edison
mozart beethoven bach picasso michelangelo raphael donatello shakespeare hamlet romeo juliet romeoandjuliet macbeth
buttercup butterscotch marshmallow gingerbread peppermint cinnamon ginger pumpkin sweetpea sweetpotato cuddles
snuggles teddy teddybear bubba bubbles bubblegum buddy buster bailey bella bentley boomer brownie casper chester
chloe coco cooper dexter duke fluffy gizmo jasper joey maggie max maxie maximus milo misty molly oreo rascal rex
riley rosie roxy rusty sadie sam samson sammy sasha scout smokey snickers socks sparky spike toby tucker whiskers
winston zoe ziggy abcdef abcdefg abcdefgh abcdefghi abcdefghij abcabc abcabcabc abcdabcd aaaaaa aaaaaaaa bbbbbbbb
cccccccc xxxxxx xxxxxxxx zzzzzzzz asdfasdf qwerqwer zxcvzxcv qwertyqwerty qwertyasdf passpassword loginlogin
adminpassword userpassword rootpassword testpassword guestguest welcomehome welcometo letsgo letsgogo gogogo comeon
goaway leavemealone getout shutup stopit imissyou imissu missyou loveisblind lovehurts loveislife lifeisgood
lifeisbeautiful lifesucks livelife carpediem hakunamatata nevergiveup neversaynever justdoit dreambig dreamer dreams
dreaming sweetdreams believe destiny freedom freeman peace peaceful peaceandlove serenity eternity immortal genesis
exodus revelation alpha omega alphaomega delta gamma sigma zeta
`.split(/\s+/),
);
