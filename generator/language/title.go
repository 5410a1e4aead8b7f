package language

import "strings"

// titles are the titles and offices that stand directly before a family name, in Korean behind it, in small letters and
// without full stops. Of several words the last one is looked up (Foreign Minister), of a compound its last part too
// (Vice-President). By language:
//
// English: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 5, appellations in
// proper names; the ranks of NATO STANAG 2116; offices as news agencies write them before a name.
//
// French: Grevisse and Goosse, Le bon usage, on titles before names, with the feminines of the Académie's report of 2019.
// M. is monsieur, although an initial may look like it.
//
// Russian: Мильчин and Чельцова, Справочник издателя и автора, on titles and their abbreviations, in all cases.
//
// Arabic: Ryding, A Reference Grammar of Modern Standard Arabic (2005), on titles; the article is left out.
//
// Korean: the titles (직함) and ranks of the 표준국어대사전.
var titles = set(`
	mr mrs ms miss mx messrs dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess prince
	princess king queen emperor empress sultan emir sheikh shah pope cardinal archbishop bishop father brother sister
	reverend rev rabbi imam ayatollah patriarch metropolitan pastor mullah
	president pres presidents elect designate premier chancellor minister ministers secretary undersecretary chairman
	chairwoman chairperson chair
	speaker governor gov mayor senator senators sen representative rep congressman congresswoman deputy ambassador amb
	envoy consul commissioner director administrator prosecutor attorney judge justice chief leader comrade delegate
	spokesman spokeswoman spokesperson pm mp mep
	general gen lieutenant lt colonel col major maj captain capt commander cmdr sergeant sgt corporal cpl private admiral
	adm commodore marshal brigadier
	m mm mme mmes mlle monsieur messieurs madame mesdames mademoiselle maître docteur professeur professeure président
	présidente ministre ministres chancelier chancelière secrétaire député députée sénateur sénatrice maire gouverneur
	gouverneure ambassadeur ambassadrice émissaire général générale commandant commandante capitaine sergent caporal
	amiral maréchal juge procureur procureure directeur directrice roi reine duc comte cheikh pape évêque archevêque père
	camarade commissaire porte-parole
	г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой тов
	رئيس رئيسة وزير وزيرة سفير سفيرة جنرال لواء عميد عقيد فريق مشير ملك ملكة أمير أميرة شيخ سيد سيدة دكتور دكتورة أمين
	نائب نائبة قائد مبعوث مستشار زعيم حاكم قاضي بابا
	대통령 부통령 총리 부총리 장관 차관 의장 위원장 부위원장 서기 서기장 총비서 비서 대사 특사 의원 지사 시장 장군 대장 중장
	소장 준장 대령 중령 소령 대위 중위 소위 원수 차수 국왕 교황 대변인 대표 국장 실장 부장 총장 사령관 판사 검사 박사 교수 씨
	여사 선생 동지 회장 사장`,
	inflect("господин президент премьер министр канцлер депутат сенатор губернатор мэр генерал полковник подполковник майор "+
		"капитан лейтенант сержант адмирал маршал патриарх митрополит прокурор директор лидер профессор доктор академик принц",
		" а у ом е ы ов ам ами ах"),
	inflect("секретар председател корол", "ь я ю ем е и ей ям ями ях"), inflect("госпож глав", "а и е у ой"),
	"товарищ товарища товарищу товарищем посол посла послу послом после судья судьи судье судью судьёй судьей")

// IsTitle reports whether a word in small letters beside a family name is a title.
func IsTitle(word string) bool { return isAmong(titles, word) }

// hanTitles are the Chinese titles that are written together with a name, before or behind it, in both spellings: offices
// and ranks of the 现代汉语词典.
var hanTitles = strings.Fields(`
	总统 總統 主席 总理 總理 首相 总书记 總書記 书记 書記 部长 部長 外长 外長 防长 防長 委员长 委員長 大使 特使 将军 將軍 大将 大將
	上将 上將 中将 中將 少将 少將 元帅 元帥 上校 司令 议长 議長 议员 議員 国王 國王 发言人 發言人 先生 女士 教授 博士 同志 州长 州長 市长 市長`)

// HasHanTitle reports whether a Chinese title ends what stands directly before a name, or begins what stands behind it.
func HasHanTitle(before, after string) bool {
	return endsWithOne(before, hanTitles) || beginsWithOne(after, hanTitles)
}

// generations are what tells one of a family from another behind a name, and others what does so before it. From Huddleston
// and Pullum, chapter 5, on proper names; Grevisse and Goosse, on the names of persons.
var (
	generations = set("jr jnr junior sr snr senior ii iii iv elder younger père fils aîné aînée cadet cadette младший младшая старший старшая")
	others      = set("another other different unrelated elder younger eldest youngest autre другой другая младший младшая старший старшая")
)

// IsGeneration reports whether a word in small letters behind a name tells one of a family from another: Jr, père.
func IsGeneration(word string) bool { return generations[word] }

// IsOther reports whether a word in small letters before a family name tells another of the family: the elder Berg.
func IsOther(word string) bool { return others[word] }

// mens and womens are the titles of courtesy for men and for women, from the grammars of titles.
var (
	mens   = set("mr sir lord m monsieur г-н г-на г-ну г-ном г-не господин господина")
	womens = set("mrs ms miss lady dame mme madame mlle mademoiselle г-жа г-жи г-же г-жу г-жой госпожа госпожи госпоже госпожу госпожой")
)

// CourtesyOf reports whether a word in small letters before a family name says that a man is meant, or a woman.
func CourtesyOf(word string) (man, woman bool) { return mens[word], womens[word] }

// months are the months whose names are family names too, and datings the words before them in dates.
var (
	months  = set("january february march april may june july august september october november december")
	datings = set("in since until till by during throughout late early mid last next this of from through before after every each past between to around")
)

// IsMonth reports whether a word in small letters is the English name of a month.
func IsMonth(word string) bool { return months[word] }

// IsDating reports whether a word in small letters before the name of a month makes a date of it.
func IsDating(word string) bool { return datings[word] }

// openers are words with which a sentence begins and that are no part of a name: prepositions, conjunctions, auxiliaries,
// adverbs and days. Any other word that a sentence begins with may be a name: “Hunter Biden said”. Words that are names
// too (Will, Can, Said) are left out.
//
// English: the closed classes of Huddleston and Pullum, chapters 6 to 8, and adverbs of time; French: Grevisse and Goosse,
// on mots invariables; Russian: Wade, A Comprehensive Russian Grammar, on prepositions, conjunctions and adverbs.
var openers = set(`
	a about after afterwards again against ago alongside already also although always amid among an and another any apparently
	are as asked at away back because before behind being below beside besides between beyond both but by clearly could
	currently despite did does during earlier either eventually every ever except finally first for former formerly
	friday from further furthermore had has have hence here his how however if in indeed initially inside instead into is it
	its just last late later lately like likewise many maybe meanwhile monday more moreover most much neither never
	nevertheless next no nonetheless nor not now of often on once one only or originally other otherwise our out outside over
	perhaps presumably previously privately publicly quickly rather recently repeatedly reportedly saturday saying secondly
	separately several shall should similarly since so some sometimes soon still subsequently such suddenly sunday than that
	the their then thereafter therefore these they this those though through throughout thursday thus till to today together
	tomorrow tonight too toward towards tuesday two under unless unlike until up upon usually was we wednesday were what
	whatever when whenever where whereas whereupon whether which while who whom whose why with within without would yes
	yesterday yet
	ainsi alors après aujourd'hui auparavant aussi autrefois avant avec bref car cependant certes chez comme contre dans
	depuis dès désormais devant donc durant en encore enfin ensuite entre et hier hors ici jadis jusque là
	lorsque lundi maintenant mais malgré mardi mercredi même néanmoins ni or ou où outre par parfois parmi pendant plus
	pour pourquoi pourtant puis puisque quand quant que quelques qui quoi récemment samedi sans sauf selon seul si sinon
	soudain sous souvent sur tandis tantôt tard toujours toutefois très vendredi vers voici voilà dimanche jeudi
	а без благодаря близ более бывший был была были в ведь вместо вместе вновь во возможно вот впрочем вскоре все вторник
	вчера где да даже для до если ещё еще же за завтра зато затем здесь и из или именно имел итак к как какой когда конечно
	кроме кстати ко ли лишь между минувшей может можно на над накануне наконец напротив нашего не недавно несмотря ни но ну
	о об обо однако около он от ото перед по под пока понедельник поскольку после потом потому почему поэтому при про против
	пусть пятница раз ранее раньше с сам сегодня сейчас снова со согласно среда среди суббота так также там теперь тогда
	только тоже у уже хотя через четверг что чтобы это этот`)

// OpensSentence reports whether a word in small letters that begins a sentence is no part of a name behind it.
func OpensSentence(word string) bool { return openers[word] }
