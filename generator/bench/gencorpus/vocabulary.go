package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// A vocabulary is a list of words, the frequent ones first, that are drawn about as often as in a natural language.
type vocabulary struct {
	list    []string
	weights []float64 // cumulative
}

// newVocabulary puts common words at the head of the list, those of news behind them, and invented ones at the tail.
func newVocabulary(seed uint64) *vocabulary {
	r := rand.New(rand.NewPCG(seed, 1))
	v := &vocabulary{}
	seen := map[string]bool{}
	add := func(words ...string) {
		for _, word := range words {
			if !seen[word] {
				seen[word] = true
				v.list = append(v.list, word)
			}
		}
	}
	add(strings.Fields(commonWords)...)
	news := strings.Fields(newsWords)
	r.Shuffle(len(news), func(i, j int) { news[i], news[j] = news[j], news[i] })
	add(news...)
	for len(v.list) < 12000 {
		word := invented(r, 1+r.IntN(2))
		if r.IntN(3) == 0 {
			word += one(r, wordEnds)
		}
		if len(word) > 3 && len(word) < 13 {
			add(word)
		}
	}
	v.weights = cumulativeWeights(len(v.list), 2.7, 1.0)
	return v
}

func (v *vocabulary) draw(r *rand.Rand) string { return v.list[pick(r, v.weights)] }

// invented makes up a word.
func invented(r *rand.Rand, syllables int) string {
	var b strings.Builder
	for i := range syllables {
		b.WriteString(one(r, onsets))
		b.WriteString(one(r, nuclei))
		if i == syllables-1 || r.IntN(3) == 0 {
			b.WriteString(one(r, codas))
		}
	}
	return b.String()
}

// cumulativeWeights sums up the weights of n ranks by Zipf's law, in Mandelbrot's form: 1/(rank+shift)^exponent.
func cumulativeWeights(n int, shift, exponent float64) []float64 {
	weights, sum := make([]float64, n), 0.0
	for i := range weights {
		sum += 1 / math.Pow(float64(i+1)+shift, exponent)
		weights[i] = sum
	}
	return weights
}

// pick draws a rank, counted from 0.
func pick(r *rand.Rand, cumulative []float64) int {
	at, _ := slices.BinarySearch(cumulative, r.Float64()*cumulative[len(cumulative)-1])
	return at
}

// one draws an element; all are equally likely.
func one[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// capital makes the first byte of a word a capital letter.
func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
