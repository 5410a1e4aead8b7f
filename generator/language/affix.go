package language

import (
	"maps"
	"slices"
	"strings"
)

// MaxParticle is the length of the longest particle in syllables.
const MaxParticle = 3

// particles are the Korean particles (조사), forms of the copula and the noun 측 (the side of) that are written
// together with a name. From the entries 조사 of the Standard Korean Dictionary (표준국어대사전) of the National
// Institute of Korean Language; those of speech alone, and those that end names of their own (아 of 시리아, 인 of
// 이란인), are left out.
var particles = set("은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 한테 한테서 와 과 랑 이랑 하고 도 만 " +
	"로 으로 로서 으로서 로써 으로써 라고 이라고 라는 이라는 란 이란 라도 이라도 라며 이라며 라면 이라면 " +
	"부터 까지 보다 처럼 같이 만큼 대로 마다 마저 조차 밖에 뿐 커녕 나 이나 든지 이든지 며 이며 이고 이다 이자 " +
	"였다 이었다 였던 이었던 측")

// IsParticle reports whether a Korean text is one particle.
func IsParticle(s string) bool { return particles[s] }

// Particles returns the Korean particles in the order of Unicode.
func Particles() []string { return slices.Sorted(maps.Keys(particles)) }

// IsProclitic reports whether an Arabic letter is also a word that is written together with the next one: and (و, ف),
// in or by (ب), to (ل), like (ك), will (س). From Ryding, A Reference Grammar of Modern Standard Arabic (2005), on
// one-letter particles, without the interrogative أ.
func IsProclitic(r rune) bool {
	switch r {
	case 'و', 'ف', 'ب', 'ل', 'ك', 'س':
		return true
	}
	return false
}

// hanNeighbours are the Chinese words of one character that often stand beside a name and seldom are part of one:
// prepositions, conjunctions, the particle 的 and verbs of speech, in both spellings.
var hanNeighbours = map[rune]bool{
	'在': true, '于': true, '於': true, '从': true, '從': true, '到': true, '与': true, '與': true, '和': true, '的': true,
	'说': true, '說': true, '称': true, '稱': true, '对': true, '對': true, '向': true,
}

// IsHanNeighbour reports whether a Han character beside a name says that the name ends there.
func IsHanNeighbour(r rune) bool { return hanNeighbours[r] }

func set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, words := range lists {
		for word := range strings.FieldsSeq(words) {
			m[word] = true
		}
	}
	return m
}
