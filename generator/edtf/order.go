package edtf

import (
	"cmp"
	"strings"
)

// Compare puts dates in the order of a timeline: by the earliest day, then by the latest, then as written. It is 0 only
// for dates that are written alike.
//
// So a day stands before the month that begins with it, and that month before its year. What has an open or unknown
// start comes first of all, and an absent date right behind it. Times on one day stand in the order of their digits,
// whatever their zones.
func Compare(a, b Date) int {
	return cmp.Or(
		a.Earliest().Compare(b.Earliest()),
		a.Latest().Compare(b.Latest()),
		strings.Compare(a.String(), b.String()),
	)
}
