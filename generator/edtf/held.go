package edtf

// An Answer is how sure a statement about partial dates is.
type Answer uint8

const (
	No Answer = iota
	// Possibly is for dates too coarse or too doubtful to say.
	Possibly
	Yes
)

func (a Answer) String() string { return [...]string{"no", "possibly", "yes"}[a] }

// Held says whether a role held since one date until another was held on a third.
//
// An absent since is one before all days, an absent until means still; the last day belongs to the role. A partial
// date stands for any of its days, one end never comes before the other, and the Answer is Yes or No only where it is
// so for every choice of such days: a role held since 2024-10 was possibly held on 2024-10-08.
//
// An end that is approximate or uncertain is never sure on its own days: where it shares a day with on, and either of
// the two has a sign, a Yes becomes Possibly.
func Held(since, until, on Date) Answer {
	began, ended, asked := daysOf(since), daysOf(until), daysOf(on)
	if since.IsZero() {
		began.last = past
	}
	if until.IsZero() {
		ended.first = future
	}
	if began.isAfter(ended) || began.isAfter(asked) || asked.isAfter(ended) {
		return No
	}
	if doubtful(since, on) || doubtful(until, on) {
		return Possibly
	}
	// What began must have begun by the time it ended, and ended only after it began.
	lastStart, firstEnd := earlier(began.last, ended.last), later(ended.first, began.first)
	if lastStart.Compare(asked.first) <= 0 && asked.last.Compare(firstEnd) <= 0 {
		return Yes
	}
	return Possibly
}

// doubtful reports whether a sign leaves open on which side of a role's end a date lies.
func doubtful(end, on Date) bool {
	if end.IsZero() || !end.IsDoubtful() && !on.IsDoubtful() {
		return false
	}
	a, b := daysOf(end), daysOf(on)
	return !a.isAfter(b) && !b.isAfter(a)
}

// days are the days that a date may mean, first and last included.
type days struct{ first, last Day }

func daysOf(d Date) days { return days{d.Earliest(), d.Latest()} }

// isAfter reports whether every day of s is after every day of t.
func (s days) isAfter(t days) bool { return s.first.Compare(t.last) > 0 }
