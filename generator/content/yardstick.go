package content

import (
	"slices"
	"strconv"
)

// A Band is the range of probabilities that a term of a yardstick stands for, in per cent. It holds both its ends,
// unless Over or Under says that the lower or the upper one is just outside.
type Band struct {
	From, To    int
	Over, Under bool
}

// String returns the band as its yardstick prints it, without the sign: “40–<50”.
func (b Band) String() string {
	from, to := strconv.Itoa(b.From), strconv.Itoa(b.To)
	if b.Over {
		from = ">" + from
	}
	if b.Under {
		to = "<" + to
	}
	return from + "–" + to
}

// BandOf returns the band of a term of a yardstick.
func BandOf(yardstick, term string) (band Band, known bool) {
	at := slices.Index(yardsticks[yardstick], term)
	if at < 0 {
		return Band{}, false
	}
	return bands[yardstick][at], true
}

// bands are those of the yardsticks' terms, in the order of the terms. PHIA (Professional Head of Intelligence
// Assessment, Probability Yardstick) leaves gaps between its bands on purpose: nobody need argue about a per cent.
var bands = map[string][]Band{
	"icd203": append(bandsOfICD203, bandsOfICD203...),
	"phia": {
		{From: 0, To: 5, Over: true}, {From: 10, To: 20}, {From: 25, To: 35}, {From: 40, To: 50, Under: true},
		{From: 55, To: 75}, {From: 55, To: 75}, {From: 80, To: 90}, {From: 95, To: 100, Under: true},
	},
}

// bandsOfICD203 are those of either row of synonyms.
var bandsOfICD203 = []Band{
	{From: 1, To: 5}, {From: 5, To: 20}, {From: 20, To: 45}, {From: 45, To: 55}, {From: 55, To: 80}, {From: 80, To: 95}, {From: 95, To: 99},
}

// Terms are the terms of a yardstick, from the least to the most likely; those of ICD 203 are the first row, then the
// second.
func Terms(yardstick string) []string { return slices.Clone(yardsticks[yardstick]) }

// YardstickOfTerm returns the yardstick that alone has a term; "" where none has it, or several have.
func YardstickOfTerm(term string) (only string) {
	for _, name := range vocabularies["yardstick"] {
		switch {
		case !slices.Contains(yardsticks[name], term):
		case only != "":
			return ""
		default:
			only = name
		}
	}
	return only
}

// NearestTerm returns the term of a yardstick whose band has its middle nearest to that of another yardstick's term; of
// equals the least likely.
func NearestTerm(yardstick, other, term string) (nearest string) {
	wanted, _ := BandOf(other, term)
	least := 0
	for i, own := range yardsticks[yardstick] {
		band := bands[yardstick][i]
		distance := band.From + band.To - wanted.From - wanted.To // twice that of the middles
		if distance = max(distance, -distance); nearest == "" || distance < least {
			nearest, least = own, distance
		}
	}
	return nearest
}
