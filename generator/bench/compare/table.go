//go:build unix

package main

import (
	"fmt"
	"slices"
	"strings"
)

// report is the tables of figures, and a sentence about the second builds.
func report(small, large *series) string {
	var b strings.Builder
	b.WriteString("| Articles | | Seconds | To the floor | Peak memory, MiB | Output per article, kB | Files |\n")
	b.WriteString("|---:|---|---:|---:|---:|---:|---:|\n")
	for _, s := range []*series{small, large} {
		for _, k := range s.kinds() {
			fmt.Fprintf(&b, "| %s | %s | %.2f | %.2f | %.0f | %.1f | %s |\n", thousands(s.articles), k.name, seconds(k.samples),
				median(pairwise(k.samples, s.floor)), memory(k.samples), float64(s.bytes)/1000/float64(s.articles), thousands(s.files))
		}
	}

	fmt.Fprintf(&b, "\n| Per article, from %s to %s | Time | Peak memory |\n", thousands(small.articles), thousands(large.articles))
	b.WriteString("|---|---:|---:|\n")
	growth := float64(large.articles) / float64(small.articles)
	for i, k := range large.kinds() {
		first := small.kinds()[i].samples
		fmt.Fprintf(&b, "| %s | × %.2f | × %.2f |\n", k.name,
			seconds(k.samples)/seconds(first)/growth, memory(k.samples)/memory(first)/growth)
	}

	if touched := small.touched + large.touched; touched > 0 {
		fmt.Fprintf(&b, "\nThe builds with nothing changed touched %s files.\n", thousands(touched))
	} else {
		b.WriteString("\nThe builds with nothing changed touched no file.\n")
	}
	return b.String()
}

// A kind is the samples of one program in one situation.
type kind struct {
	name    string
	samples []sample
}

func (s *series) kinds() []kind {
	return []kind{{"clean build", s.clean}, {"the floor", s.floor}, {"nothing changed", s.second}}
}

func seconds(samples []sample) float64 {
	var all []float64
	for _, s := range samples {
		all = append(all, s.seconds)
	}
	return median(all)
}

func memory(samples []sample) float64 {
	var all []float64
	for _, s := range samples {
		all = append(all, s.peak)
	}
	return median(all)
}

// pairwise are the ratios of the times of samples that were taken side by side.
func pairwise(samples, floor []sample) []float64 {
	var all []float64
	for i, s := range samples {
		all = append(all, s.seconds/floor[i].seconds)
	}
	return all
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
