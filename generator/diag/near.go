package diag

import (
	"slices"
	"strings"
)

// Nearest returns the candidate that a mistyped word most likely meant: the one fewest edits away; of equals the first
// by alphabet. One edit is allowed in up to four letters, two in up to twelve, three in more. A swap of neighbours
// counts as one, and case is passed over. Where none is so near, it is the only one that begins as the word does, its
// last letter aside: “deny” means “denies”. It returns "" where there is none of either.
func Nearest(word string, candidates []string) string {
	best, limit := "", 3
	switch n := len([]rune(word)); {
	case n <= 4:
		limit = 1
	case n <= 12:
		limit = 2
	}
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		distance := editDistance(strings.ToLower(word), strings.ToLower(c), limit)
		if distance < limit || distance == limit && best == "" {
			best, limit = c, distance
		}
	}
	if best != "" {
		return best
	}
	return alike(word, candidates)
}

// alike is the only candidate that shares the beginning of a word: all of it but the last letter, and three at least.
func alike(word string, candidates []string) string {
	stem := []rune(strings.ToLower(word))
	if len(stem) < 4 {
		return ""
	}
	found := ""
	for _, c := range candidates {
		switch {
		case !strings.HasPrefix(strings.ToLower(c), string(stem[:len(stem)-1])) || c == found:
		case found != "":
			return ""
		default:
			found = c
		}
	}
	return found
}

// editDistance is the optimal string alignment distance of a and b, or more than limit where it is more than that.
func editDistance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	before, last, next := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		next[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			next[j] = min(last[j]+1, next[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, last, next = last, next, before
	}
	return last[len(t)]
}
