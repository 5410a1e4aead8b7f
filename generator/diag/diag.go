// Package diag is what a writer did wrong and where: one value behind the terminal, JSON and a pull request's marks.
//
// Every stage returns its [Diagnostic] values beside its result and prints nothing. A [Report] puts those of a whole
// run in order, each once, and gives each its [Level] for the command that runs. A failure of the program or of the
// machine is never a Diagnostic; it is an error.
package diag

import (
	"cmp"
	"slices"

	"gloss/generator/source"
)

// A Diagnostic is one mistake, at the smallest place that must change.
type Diagnostic struct {
	Code Code
	At   source.Span
	// Message says in the writer's words what is wrong and, where it is known, what to do: lower case, no full stop.
	Message string
	// Notes name the other places involved.
	Notes []Note
}

// A Note is a remark to a Diagnostic. Without a place it is an advice.
type Note struct {
	At      source.Span
	Message string
}

// A Level says how much a Diagnostic matters to the command that runs.
type Level uint8

// The levels. What is Off is not reported.
const (
	Off Level = iota
	Info
	Warning
	Error
)

var levelNames = [...]string{"off", "info", "warning", "error"}

func (l Level) String() string { return levelNames[l] }

// ParseLevel reads a level as site.md writes it.
func ParseLevel(s string) (Level, bool) {
	i := slices.Index(levelNames[:], s)
	return Level(max(i, 0)), i >= 0
}

// Levels says how the Diagnostics of a run are judged.
type Levels struct {
	// Build takes each rule's level for a build, not for a check.
	Build bool
	// Strict makes every warning an error.
	Strict bool
	// Severity holds the site's own levels; those of a rule that is Fixed are passed over.
	Severity map[Code]Level
}

// Of returns the level of a code. An unknown code is an error.
func (l Levels) Of(code Code) Level {
	rule, known := RuleOf(code)
	if !known {
		return Error
	}
	level := rule.Check
	if l.Build {
		level = rule.Build
	}
	if own, set := l.Severity[code]; set && !rule.Fixed {
		level = own
	}
	if l.Strict && level == Warning {
		return Error
	}
	return level
}

// A Finding is a Diagnostic with the level it has in this run. It knows all that is to be shown of the places involved,
// so the contents of their files may be let go.
type Finding struct {
	Diagnostic
	Level Level

	place seen
	notes []seen // the places of its Notes
}

// A Report is what a run found: sorted by place, then code, then message, each once. It never changes.
type Report struct {
	Findings                []Finding
	Errors, Warnings, Infos int
}

// NewReport judges the problems of a run.
func NewReport(problems []Diagnostic, levels Levels) *Report {
	return (&Report{}).With(problems, levels)
}

// With returns the report with further problems of the run.
func (r *Report) With(problems []Diagnostic, levels Levels) *Report {
	r = &Report{Findings: slices.Clone(r.Findings)}
	for _, d := range problems {
		level := levels.Of(d.Code)
		if level != Off {
			r.Findings = append(r.Findings, newFinding(d, level))
		}
	}
	slices.SortStableFunc(r.Findings, compare)
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Finding) bool { return compare(a, b) == 0 })
	for _, f := range r.Findings {
		switch f.Level {
		case Error:
			r.Errors++
		case Warning:
			r.Warnings++
		case Info:
			r.Infos++
		}
	}
	return r
}

func newFinding(d Diagnostic, level Level) Finding {
	f := Finding{Diagnostic: d, Level: level, place: see(d.At)}
	for _, n := range d.Notes {
		f.notes = append(f.notes, see(n.At))
	}
	return f
}

func compare(a, b Finding) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
}
