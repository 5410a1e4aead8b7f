package edtf

import (
	"regexp"
	"strings"
)

// Parse reads a date or an interval. The error is a *[SyntaxError] that says what to write instead where it is known.
//
// Two limits are ours: a year has at most nine digits, and an end of an interval that is open or unknown needs a date
// at the other. An interval that ends before it starts, however its ends are read, is an error.
func Parse(s string) (Date, error) {
	d, err := read(piece{text: s})
	if err == nil {
		return d, nil
	}
	if advice := advise(s); advice != "" {
		return Date{}, piece{text: s}.wrong("%s", advice)
	}
	return Date{}, err
}

// read is Parse without advice.
func read(p piece) (Date, error) {
	switch strings.Count(p.text, "/") {
	case 0:
		point, err := readPoint(p)
		if err != nil {
			return Date{}, err
		}
		return newDate(date{text: p.text, start: point, end: point}), nil
	case 1:
		return readInterval(p)
	}
	return Date{}, p.wrong("an interval has one / between its two ends")
}

func readInterval(p piece) (Date, error) {
	slash := strings.IndexByte(p.text, '/')
	start, err := readEnd(p.slice(0, slash))
	if err != nil {
		return Date{}, err
	}
	end, err := readEnd(p.slice(slash+1, len(p.text)))
	if err != nil {
		return Date{}, err
	}
	if start.Precision < ToYear && end.Precision < ToYear {
		return Date{}, p.wrong("one end at least must be a date")
	}
	d := newDate(date{text: p.text, interval: true, start: start, end: end})
	if d.Earliest().Compare(d.Latest()) > 0 {
		return Date{}, p.wrong("it ends (%s) before it starts (%s)", p.text[slash+1:], p.text[:slash])
	}
	return d, nil
}

// readEnd reads an end of an interval (level 1, extended interval).
func readEnd(p piece) (Point, error) {
	switch p.text {
	case "":
		return Point{Precision: Unknown}, nil
	case "..":
		return Point{Precision: Open}, nil
	}
	point, err := readPoint(p)
	if err == nil && point.Precision == ToSecond {
		time := p.slice(strings.IndexByte(p.text, 'T'), len(p.text))
		return Point{}, time.wrong("an interval has no times of day: leave out %s", time.text)
	}
	return point, err
}

// pointForm tells the parts of a point from each other. It is wider than EDTF, so that what is wrong with a part can be
// said of that part. Its groups are, three times, the signs before a number, the number and the signs behind it; then
// the time of day. Days hang on months so that regexp never has to go back in the text.
var pointForm = regexp.MustCompile(`^([?~%]*)(Y?-?[0-9X]+)([?~%]*)` +
	`(?:-([?~%]*)([0-9X]+)([?~%]*)(?:-([?~%]*)([0-9X]+)([?~%]*))?)?` +
	`(T.*)?$`)

// A written is one number of a date as it stands in the text, between its signs. Its pieces are empty where the date
// has no such number.
type written struct{ before, number, behind piece }

func readPoint(p piece) (Point, error) {
	group := pointForm.FindStringSubmatchIndex(p.text)
	if group == nil {
		return Point{}, p.wrong("write 2024, 2024-10 or 2024-10-03, or two of these with / between them")
	}
	var parts [3]written
	for i := range parts {
		parts[i] = written{p.group(group, 3*i+1), p.group(group, 3*i+2), p.group(group, 3*i+3)}
	}
	point, err := readNumbers(parts[0].number, parts[1].number, parts[2].number)
	if err != nil {
		return Point{}, err
	}
	point, err = readSigns(point, parts)
	if err != nil {
		return Point{}, err
	}
	return readClock(point, p.group(group, 10))
}

// readSigns reads the signs (level 2, qualification): one behind a number stands for it and all before it, one before
// a number for that number alone.
func readSigns(point Point, parts [3]written) (Point, error) {
	of := [3]*Part{&point.Year, &point.Month, &point.Day}
	if point.Precision == ToSeason {
		of[1] = &point.Season
	}
	for i, w := range parts {
		alone, err := readSign(w.before)
		if err != nil {
			return Point{}, err
		}
		upTo, err := readSign(w.behind)
		if err != nil {
			return Point{}, err
		}
		of[i].Qualifier |= alone
		for j := range i + 1 {
			of[j].Qualifier |= upTo
		}
	}
	return point, nil
}

func readSign(p piece) (Qualifier, error) {
	switch p.text {
	case "":
		return 0, nil
	case "?":
		return Uncertain, nil
	case "~":
		return Approximate, nil
	case "%":
		return Uncertain | Approximate, nil
	}
	return 0, p.wrong("one sign only: ? for uncertain, ~ for approximate, %% for both")
}
