package suggest

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language/display"
)

// particles stand in small letters between the words of a name: Ministry of Justice, Ursula von der Leyen.
var particles = set("of de da do dos das di du des del della la le van von der den zu zum zur el al bin ibn ben ter ten")

func isParticle(word string) bool { return particles[word] }

// modifiers stand before a title and belong to it: Deputy Foreign Minister.
var modifiers = set("acting assistant attorney chief defence defense deputy economy education energy environment ex-president finance " +
	"first foreign former health home interim interior justice labour lieutenant military national presidential press prime " +
	"principal second security senior special state trade transport unification vice")

// charges are the words that another one follows in what a title is over: Minister of Foreign Affairs.
var charges = set("armed domestic economic external foreign home internal international military national public special")

// articles begin a name as its text writes it and are no part of it.
var articles = set("a an the")

// organisations, agreements are words that end or begin the names of such, in English.
var (
	organisations = set("academy agency alliance army assembly association authority bank board bureau centre center college commission " +
		"committee company corporation corps council court department directorate federation force forces foundation front fund " +
		"group guard guards institute institution league ministry movement navy network office organisation organization parliament " +
		"party police senate service society times union university")
	agreements = set("accord accords agreement charter convention declaration pact protocol treaty")
)

// datedWords are the days and months, which have a capital in English and German and are no names.
var datedWords = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
	"january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai juni juli oktober dezember")

// peoples are the words for peoples, faiths and regions, which have a capital in English and are no names of somebody. Most
// of them are names of languages too: those are taken from CLDR.
var peoples = sync.OnceValue(func() map[string]bool {
	words := set("afghan african algerian american arab argentine argentinian asian australian austrian balkan baltic belgian " +
		"bolivian brazilian british buddhist canadian caribbean catholic caucasian chilean christian colombian communist confucian " +
		"congolese cuban cypriot democrat democratic eastern egyptian emirati eritrean ethiopian eurasian european filipino ghanaian " +
		"hindu indian iranian iraqi islamic islamist israeli jew jewish jordanian kenyan kuwaiti lebanese libyan malaysian mexican moroccan " +
		"moslem muslim nazi nigerian nordic northern omani orthodox pakistani palestinian peruvian qatari republican saudi scandinavian " +
		"scottish shia shiite singaporean slavic soviet southern sudanese sunni swiss syrian taiwanese tunisian venezuelan western yemeni")
	english := display.English.Languages()
	for _, tag := range display.Supported.Tags() {
		if base, _ := tag.Base(); tag.String() == base.String() {
			words[strings.ToLower(english.Name(tag))] = true
		}
	}
	return words
})

// isPeople reports whether a word is for a people, in the singular or the plural.
func isPeople(word string) bool {
	word = strings.ToLower(word)
	return peoples()[word] || peoples()[strings.TrimSuffix(word, "s")]
}

// isRoman reports whether a word is a Roman numeral.
func isRoman(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !strings.ContainsRune("IVXLCDM", r) })
}

// capitalisesNouns says of which languages a capital tells nothing of a single word.
var capitalisesNouns = set("de gsw lb nds")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}

// isShouted reports whether a word of several letters is in capitals alone.
func isShouted(word string) bool {
	return letters(word) > 1 && !strings.ContainsFunc(word, unicode.IsLower)
}
