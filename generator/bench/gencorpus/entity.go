package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// An entity is what articles name.
type entity struct {
	slug, name, kind string
	aliases          []string
}

func (e *entity) tally() tally { return tally{Entities: 1, Names: 1 + len(e.aliases)} }

// newEntities makes n entities, none with the name of another; that aliases are shared is meant.
func newEntities(seed uint64, n int) []entity {
	r := rand.New(rand.NewPCG(seed, 2))
	family := newFamilyNames(r)
	var list []entity
	names, slugs := map[string]bool{}, map[string]bool{}
	for len(list) < n {
		var e entity
		switch k := r.IntN(100); {
		case k < 50:
			e = newPerson(r, family)
		case k < 80:
			e = newOrganisation(r)
		case k < 95:
			e = newPlace(r)
		default:
			e = newConcept(r)
		}
		if names[e.name] {
			continue
		}
		e.slug = slugOf(e.name)
		for k := 2; slugs[e.slug]; k++ {
			e.slug = slugOf(e.name) + "-" + strconv.Itoa(k)
		}
		names[e.name], slugs[e.slug] = true, true
		list = append(list, e)
	}
	return list
}

// familyNames are drawn by their weights, so that many persons share the common ones.
type familyNames struct {
	names   []string
	weights []float64 // cumulative
}

func newFamilyNames(r *rand.Rand) familyNames {
	names := strings.Fields(commonFamilyNames)
	for len(names) < 700 {
		names = append(names, capital(invented(r, 2)))
	}
	return familyNames{names, cumulativeWeights(len(names), 20, 0.8)}
}

func newPerson(r *rand.Rand, f familyNames) entity {
	given, family := one(r, givenNames), f.names[pick(r, f.weights)]
	e := entity{kind: "person", name: given + " " + family}
	if r.IntN(6) == 0 {
		e.name = given + " " + string(one(r, []byte("ABCDEFGHJKLMNPRSTW"))) + ". " + family
	}
	if r.IntN(100) < 35 {
		e.aliases = append(e.aliases, family)
	}
	if r.IntN(100) < 40 {
		e.aliases = append(e.aliases, string([]rune(given)[:1])+". "+family)
	}
	if r.IntN(100) < 15 {
		e.aliases = append(e.aliases, one(r, offices)+" "+family)
	}
	return e
}

func newOrganisation(r *rand.Rand) entity {
	first := one(r, organisationFirst)
	if r.IntN(2) == 0 {
		first = capital(invented(r, 2)) + one(r, []string{"ian", "ese", "ish"})
	}
	e := entity{kind: "organisation", name: first + " " + one(r, organisationField) + " " + one(r, organisationForm)}
	if r.IntN(4) == 0 {
		e.name = first + " " + one(r, organisationField) + " and " + one(r, organisationField) + " " + one(r, organisationForm)
	}
	if r.IntN(100) < 70 {
		acronym := ""
		for _, word := range strings.Fields(e.name) {
			if word != "and" {
				acronym += word[:1]
			}
		}
		e.aliases = append(e.aliases, acronym)
	}
	return e
}

func newPlace(r *rand.Rand) entity {
	e := entity{kind: "place", name: one(r, placeFirst) + capital(invented(r, 1+r.IntN(2))) + one(r, placeEnds)}
	if r.IntN(5) == 0 {
		e.aliases = append(e.aliases, capital(invented(r, 2))+one(r, placeEnds))
	}
	return e
}

func newConcept(r *rand.Rand) entity {
	return entity{kind: "concept", name: one(r, conceptFirst) + capital(invented(r, 2))}
}

// unaccented folds the letters of the names that are not ASCII.
var unaccented = strings.NewReplacer("é", "e", "ë", "e", "ø", "o", "ö", "o", "Ł", "L", "ł", "l", "ü", "u", "Å", "A",
	"ñ", "n", "ú", "u", "ř", "r", "á", "a", "í", "i")

// slugOf makes the name of a file from a name.
func slugOf(name string) string {
	var b strings.Builder
	dash := false
	for _, c := range strings.ToLower(unaccented.Replace(name)) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(c)
		case c != '\'':
			dash = true
		}
	}
	return b.String()
}
