package edtf

// A Point is what was given of one date, or of one end of an interval, for whoever says it in words.
// Parts that it does not have are zero.
type Point struct {
	Precision Precision
	Year      Part
	Season    Part
	Month     Part
	Day       Part
	Clock     Clock
}

// A Precision says how much of a date is given. An unspecified part (X) is given: 2024-10-XX is precise to the day.
type Precision uint8

const (
	// Absent is the precision of both ends of the zero Date.
	Absent Precision = iota
	// Open is an end of which nothing is said, "..": there may be none.
	Open
	// Unknown is an end left empty: there is one, and nobody knows when.
	Unknown

	ToYear
	ToSeason
	ToMonth
	ToDay
	ToSecond
)

// The numbers of the seasons in the place of a month. EDTF leaves their days open; here they are whole months, those
// of the northern half of the earth:
//
//	Spring  1 March to 31 May
//	Summer  1 June to 31 August
//	Autumn  1 September to 30 November
//	Winter  1 December to the end of February of the next year
const (
	Spring = 21 + iota
	Summer
	Autumn
	Winter
)

// A Part is one number of a date.
type Part struct {
	// First and Last are the least and the greatest number it may be, Last included. They are equal but where digits
	// are unspecified: 201X is 2010 to 2019, -201X is -2019 to -2010, the day of 2024-02-XX is 1 to 29.
	First, Last int
	// Unspecified is how many digits are written X. They are the last ones.
	Unspecified int
	Qualifier   Qualifier
}

// A Qualifier is a set of the two doubts that a sign can express. Its zero value is no doubt.
type Qualifier uint8

const (
	// Uncertain is the sign "?": the source may be wrong.
	Uncertain Qualifier = 1 << iota
	// Approximate is the sign "~": the date is near this one.
	Approximate
)

// String returns the sign: "", "?", "~", or "%" for both.
func (q Qualifier) String() string {
	return [...]string{"", "?", "~", "%"}[q&(Uncertain|Approximate)]
}

// A Clock is a time of day, from 00:00:00 to 23:59:59.
type Clock struct {
	Hour, Minute, Second int
	// Zone is as written: "" where none is given, "Z", or hours and perhaps minutes from UTC, such as "-04" or "+04:30".
	Zone string
}

// Qualifier returns the doubts that hold for every part of the point, so that they can be said once of the whole.
func (p Point) Qualifier() Qualifier {
	parts := p.given()
	if len(parts) == 0 {
		return 0
	}
	all := parts[0].Qualifier
	for _, part := range parts[1:] {
		all &= part.Qualifier
	}
	return all
}

// signs returns the doubts that hold for at least one part.
func (p Point) signs() Qualifier {
	var some Qualifier
	for _, part := range p.given() {
		some |= part.Qualifier
	}
	return some
}

// given returns the parts that a sign can stand at, in the order they are written.
func (p Point) given() []Part {
	switch p.Precision {
	case ToYear:
		return []Part{p.Year}
	case ToSeason:
		return []Part{p.Year, p.Season}
	case ToMonth:
		return []Part{p.Year, p.Month}
	case ToDay, ToSecond:
		return []Part{p.Year, p.Month, p.Day}
	}
	return nil
}

// bounds returns the first and the last day that the point may be, both infinite where it gives no date.
func (p Point) bounds() (first, last Day) {
	from, to := p.Year.First, p.Year.Last
	switch p.Precision {
	case ToYear:
		return monthStart(from, 1), monthEnd(to, 12)
	case ToSeason:
		month := 3 * (p.Season.First - Spring + 1)
		return monthStart(from, month), monthEnd(to, month+2)
	case ToMonth:
		return monthStart(from, p.Month.First), monthEnd(to, p.Month.Last)
	case ToDay, ToSecond:
		first = Day{Year: from, Month: p.Month.First, Day: p.Day.First}
		last = Day{Year: to, Month: p.Month.Last, Day: p.Day.Last}
		return first, last
	}
	return past, future
}
